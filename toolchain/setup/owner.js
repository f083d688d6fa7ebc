const { readFileSync } = require("node:fs");

/**
 * @typedef {{ pid: number, started: string }} Owner a process; its start time tells it from a later one of the same id
 */

/** @returns {Owner} */
function thisProcess() {
  return { pid: process.pid, started: startOf(process.pid) };
}

/** @param {Owner} owner */
function isAlive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false;
  }
  return startOf(pid) === started;
}

/**
 * In clock ticks since the machine started; empty where the system has no /proc, and the id alone must do.
 *
 * @param {number} pid
 */
function startOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? ""; // proc_pid_stat(5), field 22
  } catch {
    return "";
  }
}

module.exports = { isAlive, thisProcess };
