import { spawn } from "node:child_process";
import path from "node:path";
import { inNamespace, trouble } from "../../tests/call/namespace";

const inside = "BENCH_IN_NAMESPACE";

/** Runs a measurement of real daemons in a network of its own, as the call tests do: `name` is the bench that says this. */
export async function inNetwork(name: string, measure: () => Promise<void>): Promise<void> {
  if (process.env[inside] !== undefined) return measure();
  const reason = trouble();
  if (reason !== "") {
    console.error(`npm run bench -- ${name} cannot run here: ${reason}`);
    process.exitCode = 1;
    return;
  }
  const bench = path.join(__dirname, "..", "run.js");
  const [file = "", ...args] = inNamespace([process.execPath, bench, name]);
  const child = spawn(file, args, { stdio: "inherit", env: { ...process.env, [inside]: "1" } });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`npm run bench -- ${name} ended with ${code}`);
}
