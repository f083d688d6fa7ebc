#!/usr/bin/env node
// The launcher: strips the types at load, then runs the command.
// @ts-expect-error: the package has no types
require("@swc-node/register");
require("./main.ts").main(process.argv.slice(2));
