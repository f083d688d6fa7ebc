// Preloaded into policy packs: they serve until they are stopped, so one whose host was killed would stay for ever.
// The host holds their standard input; when it closes, they end.
process.stdin.on("end", () => process.exit(0)).on("error", () => process.exit(0));
process.stdin.resume();
// the pack's own end must not wait for it
/** @type {import("node:net").Socket} */ (/** @type {unknown} */ (process.stdin)).unref?.();
