// @ts-check
/**
 * Runs the call tests in a network, mount and process namespace of their own: no route out, and nothing is left behind.
 * Where the machine lacks something they are skipped, loudly; in CI (the environment variable CI is set) that is a failure.
 */
const { spawnSync } = require("node:child_process");
const { resolve } = require("node:path");
const { missingPackages, namespaceTrouble } = require("./setup");

const root = resolve(__dirname, "../..");

/** Lays out the hosts: each an address of one interface, whose other end leads nowhere. */
const network = `
ip link set lo up
ip link add cell0 type veth peer name cell1
ip link set cell0 up
ip link set cell1 up
for host in 2 11 12 13 21 22 31 32 66; do ip address add 10.90.0.$host/24 dev cell0; done
exec "$@"
`;

function trouble() {
  const packages = missingPackages();
  return packages.length > 0
    ? `missing packages: ${packages.join(" ")}; as root, node tests/call/setup.js installs them`
    : namespaceTrouble();
}

/** @param {string[]} files */
function run(files) {
  const mocha = [
    process.execPath,
    ...["--require", "@swc-node/register", resolve(root, "node_modules/mocha/bin/mocha.js")],
    ...["--timeout", "120000", "--slow", "20000"],
    ...(files.length > 0 ? files : [resolve(__dirname, "*.test.ts")]),
  ];
  const namespaces = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  const command = [...namespaces, "sh", "-ec", network, "sh", ...mocha];
  return spawnSync("unshare", command, { stdio: "inherit", cwd: root }).status ?? 1;
}

const reason = trouble();
if (reason) {
  console.error(`\nCALL TESTS SKIPPED: ${reason}\n`);
  process.exit(process.env.CI ? 1 : 0);
}
process.exit(run(process.argv.slice(2)));
