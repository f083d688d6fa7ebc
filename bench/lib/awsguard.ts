/** AWSGuard as a pack, installed beside an AWS package that it loads with, outside of the checkout. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PROJECT } from "./empty-pack";

const VERSION = "0.3.1";

/** @returns the folder of the pack, kept for the next time; or why there is none */
export function awsguardPack(): { folder: string } | { missing: string } {
  const folder = path.join(tmpdir(), `voip-cells-bench-awsguard-${VERSION}`);
  mkdirSync(folder, { recursive: true });
  const write = (file: string, text: string) => writeFileSync(path.join(folder, file), text);
  write("PulumiPolicy.yaml", PROJECT);
  if (existsSync(path.join(folder, "installed"))) return { folder };
  write("package.json", JSON.stringify({ name: "awsguard", version: VERSION, private: true }));
  write(
    "index.js",
    'const { AwsGuard } = require("@pulumi/awsguard");\nnew AwsGuard({ all: "advisory" });\n',
  );
  console.log(`Installing @pulumi/awsguard ${VERSION} and the @pulumi/aws that it wants into ${folder}`);
  try {
    const install = ["install", "--no-fund", "--no-audit", `@pulumi/awsguard@${VERSION}`];
    execFileSync("npm", install, { cwd: folder, stdio: "ignore" });
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
  write("installed", "");
  return { folder };
}
