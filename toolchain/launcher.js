/**
 * A shell script that becomes a Node.js program: what an engine takes for a plugin is any executable.
 *
 * @param {string} program
 * @param {...string} args come before those that the engine gives
 */
function launcher(program, ...args) {
  return `#!/bin/sh\nexec node ${[program, ...args].map(quote).join(" ")} "$@"\n`;
}

/** @param {string} text */
function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

module.exports = { launcher };
