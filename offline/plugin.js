#!/usr/bin/env node
// Stand-in plugins for AWS: `node offline/plugin.js aws|awsx|serve|list`
// @ts-expect-error: ships no types
require("@swc-node/register");
require("./main.ts").main(process.argv.slice(2));
