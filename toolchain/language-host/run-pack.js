/**
 * Runs a policy pack of plain JavaScript, `node run-pack.js <engine> <pack>`. The SDK's own runner loads a TypeScript compiler
 * and a debugger's connection first, whatever the pack is written in: half of the time that a pack takes to start.
 */
require("../late-optimization");
require("../code-cache").keepCompiled("policy-pack");
require("../sdk-modules");
const { argv } = process;
const pack = argv.pop() ?? ".";
argv.pop(); // the engine's address, which packs do not use
require(pack);
