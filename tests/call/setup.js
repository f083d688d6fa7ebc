// @ts-check
/** Sets up what the call tests need: the Debian packages that they start, load or check with, and the npm packages. */
const { spawn } = require("node:child_process");
const { existsSync } = require("node:fs");
const { checkout } = require("../../toolchain/places");
const { Problem } = require("../../toolchain/problem");
const { installDependencies } = require("../../toolchain/setup/dependencies");

const modules = `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/kamailio/modules`;

/** Each file that a test starts or loads, and the package that brings it. */
const needs = /** @type {const} */ ([
  ["/usr/sbin/kamailio", "kamailio"],
  [`${modules}/websocket.so`, "kamailio-websocket-modules"],
  [`${modules}/auth_ephemeral.so`, "kamailio-autheph-modules"],
  ["/usr/bin/rtpengine", "rtpengine-daemon"],
  ["/usr/bin/rtpengine-ctl", "rtpengine-utils"],
  ["/usr/sbin/haproxy", "haproxy"],
  ["/usr/lib/chromium/chromium-headless-shell", "chromium-headless-shell"],
  ["/usr/bin/openssl", "openssl"],
  ["/usr/bin/unshare", "util-linux"],
  ["/usr/bin/ip", "iproute2"],
  ["/usr/sbin/iptables-restore", "iptables"],
  ["/usr/bin/shellcheck", "shellcheck"],
  ["/usr/bin/cloud-init", "cloud-init"],
  ["/usr/bin/systemd-analyze", "systemd"],
]);

/** Packages that are not installed. */
function missingPackages() {
  return needs.filter(([file]) => !existsSync(file)).map(([, name]) => name);
}

/** Installs what is missing where we may: as root, with apt. What is still missing then, the tests say. */
async function installPackages() {
  const packages = missingPackages();
  const allowed = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (packages.length === 0 || !allowed) return;
  process.stderr.write(`Installing ${packages.join(" ")}\n`);
  /** @param {"ignore" | "inherit"} errors */
  const install = (errors) => apt(["install", "--no-install-recommends", ...packages], errors);
  // A fresh machine knows no packages yet, and would say so of each.
  if (!(await install("ignore")) && (await apt(["update"]))) await install("inherit");
}

/**
 * @param {string[]} args
 * @param {"ignore" | "inherit"} errors
 * @returns {Promise<boolean>} whether it went well
 */
function apt(args, errors = "inherit") {
  const options = ["-qq", "-y", "-o", "DPkg::Lock::Timeout=300"];
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const child = spawn("apt-get", [...options, ...args], { stdio: ["ignore", "ignore", errors], env });
  return new Promise((resolve) => child.once("close", (code) => resolve(code === 0)));
}

/** The two have nothing to do with each other, and wait for the network most of the time. */
async function setUp() {
  await Promise.all([installPackages(), installDependencies(checkout, (line) => console.error(line))]);
}

module.exports = { missingPackages };

if (require.main === module) {
  setUp().catch((error) => {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
  });
}
