// Preloaded into all that the language host starts: whoever waits for calls, or calls an engine that is gone, would stay
// for ever when the host is killed. The host holds the other end of file descriptor 3; when that closes, they end.

const { Socket } = require("node:net");

const host = new Socket({ fd: 3, readable: true, writable: false });
host.on("error", () => process.exit(1)).on("close", () => process.exit(1));
host.resume().unref(); // their own end does not wait for it
