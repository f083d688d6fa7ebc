const { existsSync, mkdirSync, readdirSync, renameSync, rmSync } = require("node:fs");
const path = require("node:path");
const { installedEngine } = require("../installed");
const { cachedEngine, wantedEngine } = require("../places");
const { Problem } = require("../problem");
const { checkGo } = require("./go");
const { withLock } = require("./lock");
const { isAlive, thisProcess } = require("./owner");
const { Progress } = require("./progress");
const { runCommand } = require("./run-command");

const goModule = path.dirname(__dirname);
const cli = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";

/**
 * Sees to it that there is an engine: the user's own Pulumi, or one built into the user's cache, once for all checkouts.
 *
 * @param {(line: string) => void} say
 */
async function provideEngine(say) {
  const installed = installedEngine();
  if (installed && !installed.lack) return;
  const { key, version } = wantedEngine();
  const built = cachedEngine(key);
  if (existsSync(built)) return;
  checkGo(goModule, installed?.lack);
  const waiting = (/** @type {{ pid: number }} */ owner) =>
    say(`Another set-up (process ${owner.pid}) is building the Pulumi engine: waiting for it`);
  await withLock(`${path.dirname(built)}.lock`, waiting, async () => {
    if (!existsSync(built)) await build(built, version, say);
  });
}

/**
 * @param {string} built where it shall be
 * @param {string} version
 * @param {(line: string) => void} say
 */
async function build(built, version, say) {
  const home = path.dirname(built);
  removeLeftovers(path.dirname(home));
  const { pid, started } = thisProcess();
  const draft = `${home}.${pid}-${started}.tmp`;
  say(
    `Building the Pulumi engine ${version} with Go. This happens once: some minutes and about 1 GB of disk.`,
  );
  try {
    mkdirSync(draft);
    await goBuild(path.join(draft, "pulumi"), version);
    rmSync(home, { recursive: true, force: true });
    renameSync(draft, home);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * What a killed set-up has left.
 *
 * @param {string} folder
 */
function removeLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    const [, pid, started] = /\.(\d+)-(\d*)\.tmp$/.exec(name) ?? [];
    if (pid === undefined || started === undefined) continue;
    if (!isAlive({ pid: Number(pid), started }))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * @param {string} output
 * @param {string} version
 */
async function goBuild(output, version) {
  const progress = new Progress(`Building the Pulumi engine ${version}`);
  // without C: the same everywhere, and no compiler needed
  const env = { ...process.env, CGO_ENABLED: "0" };
  try {
    const downloaded = counter((line) => line.startsWith("go: downloading "));
    const packages = await go(["list", "-mod=readonly", "-deps", cli], env, (line) => {
      progress.update(`${downloaded(line)} modules downloaded`);
    });
    const total = packages.filter((line) => !line.startsWith("go: ")).length;
    const compiled = counter(() => true);
    const stamp = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${version}`;
    const flags = ["-v", "-mod=readonly", "-buildvcs=false", "-trimpath", "-ldflags", stamp];
    await go(["build", ...flags, "-o", output, cli], env, (line) => {
      progress.update(`${compiled(line)} of ${total} packages compiled`);
    });
  } finally {
    progress.end();
  }
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} onLine
 * @returns {Promise<string[]>} its output
 */
async function go(args, env, onLine) {
  const { code, output } = await runCommand("go", args, { cwd: goModule, env, onLine });
  if (code === 0) return output;
  const tail = output.slice(-15).join("\n");
  throw new Problem(
    `Building the Pulumi engine failed (installing Pulumi would do as well). Go said:\n\n${tail}`,
    1,
  );
}

/** @param {(line: string) => boolean} counts */
function counter(counts) {
  let seen = 0;
  return (/** @type {string} */ line) => {
    if (counts(line)) seen += 1;
    return seen;
  };
}

module.exports = { provideEngine };
