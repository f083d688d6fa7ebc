const { createRequire } = require("node:module");
const path = require("node:path");

// The provider of dynamic resources, as the program's own SDK has it: the engine starts this in the program's folder.
// The script of that name inside the SDK starts Node.js twice.
createRequire(path.join(process.cwd(), "program"))("@pulumi/pulumi/cmd/dynamic-provider");
