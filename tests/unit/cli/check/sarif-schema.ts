import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";

const checkout = path.resolve(__dirname, "../../../..");
const cache = path.join(checkout, "node_modules", ".cache", "voip-cells");

/** The package that has the OASIS schema as a file; as a dependency it would bring a hundred others. */
const source = {
  name: "@datadog/datadog-ci-plugin-sarif",
  version: "4.2.2",
  archive: "datadog-datadog-ci-plugin-sarif-4.2.2.tgz",
  sha512: "nr7Qt6KR6siq9pf9Ai0uS26tSvfCzseieDY35LBWxf4pFqLJYL2SdGpPnM1dciLKSp5livyykZ3ujDq2O++zKQ==",
  file: "package/dist/json-schema/sarif-schema-2.1.0.json",
};

/** The JSON schema of SARIF 2.1.0, fetched once; nothing where no registry can be reached. */
export function sarifSchema(): object | undefined {
  const archive = path.join(cache, source.archive);
  if (!fs.existsSync(archive) && !fetchArchive()) return undefined;
  const digest = createHash("sha512").update(fs.readFileSync(archive)).digest("base64");
  if (digest !== source.sha512) throw new Error(`${archive} is not what it should be: remove it`);
  const text = execFileSync("tar", ["-xzO", "-f", archive, source.file], { maxBuffer: 1024 ** 2 });
  return JSON.parse(text.toString("utf8"));
}

function fetchArchive(): boolean {
  fs.mkdirSync(cache, { recursive: true });
  const args = ["pack", `${source.name}@${source.version}`, "--pack-destination", cache, "--ignore-scripts"];
  try {
    execFileSync("npm", args, { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
