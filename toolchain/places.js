const { createHash } = require("node:crypto");
const { readFileSync } = require("node:fs");
const { homedir } = require("node:os");
const path = require("node:path");

const checkout = path.dirname(__dirname);

/** Where this checkout keeps modules as Node.js loads them: without types, and compiled. */
const moduleCache = path.join(checkout, "node_modules", ".cache", "voip-cells");

/** Where this user's caches are, by the XDG base directory specification. */
function userCache() {
  const configured = process.env.XDG_CACHE_HOME;
  const base = configured && path.isAbsolute(configured) ? configured : path.join(homedir(), ".cache");
  return path.join(base, "voip-cells");
}

/**
 * The engine that this checkout wants: its Go module's version, and a key over all that decides the binary.
 * Go's own version is left out on purpose: a newer Go makes no other engine, and whoever has a built one needs no Go.
 *
 * @returns {{ version: string, key: string }}
 */
function wantedEngine() {
  const goMod = readFileSync(path.join(__dirname, "go.mod"), "utf8");
  const goSum = readFileSync(path.join(__dirname, "go.sum"));
  const version = /^\s*github\.com\/pulumi\/pulumi\/pkg\/v3 (v\S+)/m.exec(goMod)?.[1];
  if (version === undefined)
    throw new Error("toolchain/go.mod does not require github.com/pulumi/pulumi/pkg/v3");
  const hash = createHash("sha256").update(goMod).update(goSum).update(`${process.platform}/${process.arch}`);
  return { version: version.slice(1), key: `${version}-${hash.digest("hex").slice(0, 16)}` };
}

/** @param {string} key */
function cachedEngine(key) {
  return path.join(userCache(), "engine", key, "pulumi");
}

module.exports = { cachedEngine, checkout, moduleCache, userCache, wantedEngine };
