const { inNamespace, lanes, trouble } = require("../call/namespace");
const { runMocha } = require("./mocha");

/**
 * Runs the call tests in a namespace of their own. Where the machine lacks something they are skipped, loudly; in CI (the
 * environment variable CI is set) that is a failure.
 *
 * @param {string[]} options for mocha
 */
async function runCall(options) {
  const reason = trouble();
  if (reason === "") {
    return runMocha("call", 120, ["--parallel", `--jobs=${lanes}`, ...options], inNamespace);
  }
  process.stdout.write(`\n  CALL TESTS SKIPPED: ${reason}\n\n`);
  return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
}

module.exports = { runCall };
