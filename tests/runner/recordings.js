const { provideS3Server } = require("../recordings/setup");
const { runMocha } = require("./mocha");

/**
 * Runs the tests of the recordings' uploader against a real S3 API. Where that cannot be had they are skipped, loudly; in CI (the
 * environment variable CI is set) that is a failure.
 *
 * @param {string[]} options for mocha
 */
async function runRecordings(options) {
  const reason = await provideS3Server();
  // Which Node.js the SDK would rather have is no news of a test.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  if (reason === "") return runMocha("recordings", 120, options);
  process.stdout.write(`\n  RECORDINGS TESTS SKIPPED: ${reason}\n\n`);
  return process.env.CI ? { passed: 0, failed: 1, skipped: 0 } : { passed: 0, failed: 0, skipped: 1 };
}

module.exports = { runRecordings };
