#!/usr/bin/env node
// Stand-in plugins for AWS: `node offline/plugin.js aws|awsx|serve|list|seed`
require("../toolchain/late-optimization");
require("../toolchain/code-cache").keepCompiled("offline-aws");
require("../toolchain/register");
require("./main.ts").main(process.argv.slice(2));
