// node leashed.js <command> [argument...]
//
// Runs a command that must not outlive its parent: the parent holds our standard input, and when that closes, however
// the parent ended, the command and all that it started are ended too. To be started as the leader of a process group.

const { spawn } = require("node:child_process");

const graceMilliseconds = 3_000;

const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"] });
child.on("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.on("exit", (code) => process.exit(code ?? 1));

process.on("SIGTERM", () => {}); // it is meant for the rest of the group
process.stdin
  .on("end", () => {
    process.kill(-process.pid, "SIGTERM");
    setTimeout(() => process.kill(-process.pid, "SIGKILL"), graceMilliseconds);
  })
  .resume();
