// @ts-check
/** The Debian packages that the call tests start, load or check with. */
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");

const modules = `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/kamailio/modules`;

/** Each file that a test starts or loads, and the package that brings it. */
const needs = /** @type {const} */ ([
  ["/usr/sbin/kamailio", "kamailio"],
  [`${modules}/websocket.so`, "kamailio-websocket-modules"],
  [`${modules}/auth_ephemeral.so`, "kamailio-autheph-modules"],
  ["/usr/bin/rtpengine", "rtpengine-daemon"],
  ["/usr/bin/rtpengine-ctl", "rtpengine-utils"],
  ["/usr/sbin/haproxy", "haproxy"],
  ["/usr/lib/chromium/chromium", "chromium"],
  ["/usr/bin/openssl", "openssl"],
  ["/usr/bin/unshare", "util-linux"],
  ["/usr/bin/ip", "iproute2"],
  ["/usr/bin/shellcheck", "shellcheck"],
  ["/usr/bin/cloud-init", "cloud-init"],
  ["/usr/bin/systemd-analyze", "systemd"],
]);

/** Packages that are not installed. */
function missingPackages() {
  return needs.filter(([file]) => !existsSync(file)).map(([, name]) => name);
}

/** @param {string[]} args */
function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return (
    spawnSync("apt-get", ["-qq", "-y", ...args], { stdio: ["ignore", "ignore", "inherit"], env }).status === 0
  );
}

/** Installs what is missing where we may: as root, with apt. */
function install() {
  const packages = missingPackages();
  const root = process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");
  if (packages.length > 0 && root) {
    console.log(`installing ${packages.join(" ")}`);
    const all = () => apt(["install", "--no-install-recommends", ...packages]);
    // A fresh machine knows no packages yet.
    return all() || (apt(["update"]) && all());
  }
  return packages.length === 0;
}

module.exports = { missingPackages, install };

if (require.main === module) {
  install();
}
