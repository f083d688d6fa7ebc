#!/usr/bin/env node
// The launcher: strips the types at load, then runs the command.
require("../toolchain/register");
// No stack trace is ever shown, but the Pulumi SDK takes one for every promise, and that would be most of the work.
Error.prepareStackTrace = undefined;
Error.stackTraceLimit = 0;
require("./main.ts").main(process.argv.slice(2));
