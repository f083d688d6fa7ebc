// @ts-check
/** A network, mount and process namespace for the call tests: no route out, and nothing is left behind. */
const { spawnSync } = require("node:child_process");
const { missingPackages } = require("./setup");

/** Test files that run at the same time. Most of their time they wait for sound. */
const lanes = 3;

/** Lays out the hosts of each lane: each an address of one interface, whose other end leads nowhere. */
const network = `
ip link set lo up
ip link add cell0 type veth peer name cell1
ip link set cell0 up
ip link set cell1 up
for lane in $(seq 0 ${lanes - 1}); do
	for host in 2 11 12 13 21 22 31 32 66; do ip address add 10.90.$lane.$host/24 dev cell0; done
done
exec "$@"
`;

const namespaces = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];

/**
 * The command that runs another one inside.
 *
 * @param {string[]} command
 * @returns {string[]}
 */
function inNamespace(command) {
  return ["unshare", ...namespaces, "sh", "-ec", network, "sh", ...command];
}

/** Why the call tests cannot run on this machine, and what helps; nothing when they can. */
function trouble() {
  const packages = missingPackages();
  if (packages.length > 0) {
    return `missing packages: ${packages.join(" ")}; as root, node tests/call/setup.js installs them`;
  }
  const [program = "", ...args] = inNamespace(["true"]);
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? "" : `no namespace of our own (${stderr?.trim() || "unshare failed"}): run as root`;
}

module.exports = { inNamespace, lanes, trouble };
