/**
 * @template T
 * @typedef {{ promise: Promise<T>, resolve: (value: T) => void, reject: (reason: unknown) => void }} Deferred
 */

/**
 * A promise that is settled from outside.
 *
 * @template T
 * @returns {Deferred<T>}
 */
function deferred() {
  /** @type {Partial<Deferred<T>>} */
  const parts = {};
  const promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return /** @type {Deferred<T>} */ ({ ...parts, promise });
}

module.exports = { deferred };
