import { execFileSync } from "node:child_process";
import * as path from "node:path";

const checkout = path.resolve(__dirname, "../..");

/** What a script prints, as JSON, in a Node.js of its own that loads modules as every command of ours does. */
export const printed = (script: string): unknown =>
  JSON.parse(
    execFileSync(
      process.execPath,
      ["--require", path.join(checkout, "toolchain", "register.js"), "-e", script],
      { cwd: checkout, encoding: "utf8" },
    ),
  );
