import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const checkout = path.join(__dirname, "..", "..");

/** As our own packs: the language host puts a process between the engine and a pack that depends on the stack. */
export const PROJECT =
  "runtime:\n  name: nodejs\n  options:\n    typescript: false\n    stackIndependent: true\nmain: index.js\n";

/** A pack with no rule, on the same SDK: what the engine and the SDK cost by themselves. The caller removes the folder. */
export function writeEmptyPack(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "empty-pack-"));
  symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  write("package.json", '{ "name": "empty", "version": "0.0.1" }');
  write("PulumiPolicy.yaml", PROJECT);
  write(
    "index.js",
    'const { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty", { policies: [] });\n',
  );
  return folder;
}
