#!/usr/bin/env node

// The Node.js language host: what the Pulumi engine starts to run programs and policy packs written for Node.js.
// Pulumi installations ship their own; this one serves where the CLI was built from its Go module, which has none.
//
//   main.js [flags] <engine address>   started by one engine: serves it, ends with it
//   main.js --serve                    for PULUMI_DEBUG_LANGUAGES=nodejs:<port>: serves any number of engines and ends
//                                      when its standard input closes; policy packs stay warm between engines
//
// It prints its port. Plain JavaScript on purpose: stripping types would take longer than everything else it does.

const { killAll } = require("./processes");
const { serveLanguageHost } = require("./serve");

/** @param {string[]} argv */
async function main(argv) {
  if (argv.includes("--version") || argv.includes("-version")) return printVersion();
  const keepPacksWarm = argv.includes("--serve");
  // flags of the engine, such as --logtostderr and --tracing <endpoint>, come before its address
  const engineAddress = keepPacksWarm ? undefined : argv.at(-1);
  endWithParent();
  const { port } = await serveLanguageHost({ engineAddress, keepPacksWarm });
  process.stdout.write(`${port}\n`);
}

function printVersion() {
  process.stdout.write(`v${require("../places").wantedEngine().version}\n`);
}

/** The parent holds our standard input: when it closes, however the parent ended, so do we and all that we started. */
function endWithParent() {
  const end = () => {
    killAll();
    process.exit(0);
  };
  process.stdin.on("end", end).on("error", end).resume();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
}

main(process.argv.slice(2));
