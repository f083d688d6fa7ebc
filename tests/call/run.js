// @ts-check
/** Runs the call tests in a network, mount and process namespace of their own: no route out, and nothing is left behind. */
const { spawnSync } = require("node:child_process");
const { resolve } = require("node:path");

const root = resolve(__dirname, "../..");
const inside = `
ip link set lo up
ip link add cell0 type veth peer name cell1
ip link set cell0 up
ip link set cell1 up
for address in 2 11 12 13 21 22 31 32 66; do ip address add 10.90.0.$address/24 dev cell0; done
exec "$@"
`;
const mocha = [
  process.execPath,
  ...["--require", "@swc-node/register", resolve(root, "node_modules/mocha/bin/mocha.js")],
  ...["--timeout", "120000", "--slow", "20000"],
  ...(process.argv.length > 2 ? process.argv.slice(2) : [resolve(__dirname, "**/*.test.ts")]),
];
const namespaces = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
const { status } = spawnSync("unshare", [...namespaces, "sh", "-ec", inside, "sh", ...mocha], {
  stdio: "inherit",
  cwd: root,
});
process.exit(status ?? 1);
