const { firstLine } = require("./first-line");
const { endedWell, programDirectory, startPlugin } = require("./run-plugin");

/**
 * @typedef {import("./run-plugin").RunPluginRequest} RunPluginRequest
 * @typedef {{ stdout: (chunk: Buffer) => void, stderr: (chunk: Buffer) => void }} Listener
 * @typedef {{ port: Promise<string>, end: Promise<void>, listeners: Set<Listener> }} WarmPack
 */

/** Policy packs that stay up when the engine that asked for them has gone, for the next that asks for the same. */
class WarmPacks {
  /** @type {Map<string, WarmPack>} */
  #packs = new Map();

  /**
   * Starts a pack before an engine asks for it.
   *
   * @param {string} directory of the pack
   */
  warm(directory) {
    const { packRequest } = require("./pack-request");
    this.#start(packRequest(directory));
  }

  /**
   * @param {RunPluginRequest} request
   * @param {Listener} listener hears what the pack prints for as long as this engine listens
   * @param {AbortSignal} gone
   */
  async serve(request, listener, gone) {
    const pack = this.#packs.get(programDirectory(request)) ?? this.#start(request);
    pack.listeners.add(listener);
    try {
      const engineGone = new Promise((resolve) => gone.addEventListener("abort", resolve, { once: true }));
      listener.stdout(Buffer.from(`${await pack.port}\n`));
      await Promise.race([pack.end, engineGone]);
    } finally {
      pack.listeners.delete(listener);
    }
  }

  /**
   * @param {RunPluginRequest} request
   * @returns {WarmPack}
   */
  #start(request) {
    const key = programDirectory(request);
    const child = startPlugin(request);
    /** @type {Set<Listener>} */
    const listeners = new Set();
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error("a policy pack was started without pipes");
    const end = endedWell(child).finally(() => this.#packs.delete(key));
    const line = firstLine(stdout, (chunk) => each(listeners, (listener) => listener.stdout(chunk)));
    stderr.on("data", (chunk) => each(listeners, (listener) => listener.stderr(chunk)));
    const port = line.catch(() =>
      end.then(() => Promise.reject(new Error("the policy pack ended before it told its port"))),
    );
    for (const promise of [end, port]) promise.catch(() => {}); // whoever is served at that time reports it
    const pack = { port, end, listeners };
    this.#packs.set(key, pack);
    return pack;
  }
}

/**
 * @param {Set<Listener>} listeners
 * @param {(listener: Listener) => void} tell
 */
function each(listeners, tell) {
  for (const listener of listeners) tell(listener);
}

module.exports = { WarmPacks };
