// Writes the pages of docs/reference from the code they describe; with --check, fails where a page differs.
require("../toolchain/register");
process.exitCode = require("./generate/main").main(process.argv.slice(2));
