// Sets up all that the other commands need, once, with nothing but Node.js: npm packages, the Pulumi engine, the policy
// packs. When all is there it takes a fraction of a second. Exit codes: 0 set up, 1 a step failed, 2 something must be
// installed first.

const { constants } = require("node:os");
const { checkout } = require("./places");
const { Problem } = require("./problem");
const { provideEngine } = require("./setup/build-engine");
const { installDependencies } = require("./setup/dependencies");
const { checkNodeVersion } = require("./setup/node-version");
const { buildPolicyPacks } = require("./setup/policy-packs");
const { Interrupted } = require("./setup/run-command");
const { systemErrorText } = require("./system-errors");

async function setUp() {
  checkNodeVersion();
  await provideEngine(say); // first: what may be missing for it, only the user can install
  await installDependencies(checkout, say);
  await buildPolicyPacks(checkout, say);
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {unknown} error */
function report(error) {
  if (error instanceof Interrupted) {
    say("Set-up was interrupted; nothing half built is left behind. Run it again to go on.");
    return 128 + constants.signals[error.signal];
  }
  const refused = systemErrorText(error);
  if (refused !== undefined) {
    say(refused);
    return 1;
  }
  if (!(error instanceof Problem)) throw error;
  say(error.message);
  return error.exitCode;
}

setUp().catch((error) => {
  process.exitCode = report(error);
});
