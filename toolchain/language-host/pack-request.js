const { readFileSync } = require("node:fs");
const path = require("node:path");
const { ProgramInfo, RunPluginRequest } = require("@pulumi/pulumi/proto/language_pb");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb");
const { parse } = require("yaml");

/**
 * What an engine will ask for a policy pack with, made before there is an engine.
 *
 * @param {string} directory of the pack
 * @returns {RunPluginRequest}
 */
function packRequest(directory) {
  const { runtime } = parse(readFileSync(path.join(directory, "PulumiPolicy.yaml"), "utf8"));
  const info = new ProgramInfo()
    .setProgramDirectory(directory)
    .setOptions(Struct.fromJavaScript(runtime.options ?? {}));
  const environment = Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
  const noEngine = "";
  return new RunPluginRequest()
    .setKind("analyzer")
    .setInfo(info)
    .setPwd(directory)
    .setArgsList([noEngine])
    .setEnvList(environment);
}

module.exports = { packRequest };
