#!/usr/bin/env node
// The launcher: loads TypeScript as it is, then runs the command.
require("../toolchain/late-optimization");
require("../toolchain/code-cache").keepCompiled("cells");
require("../toolchain/register");
// No stack trace is ever shown, but the Pulumi SDK takes one for every promise.
Error.stackTraceLimit = process.env.CELLS_DEBUG ? 20 : 0;
require("./main.ts").main(process.argv.slice(2));
