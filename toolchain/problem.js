/**
 * A mistake or lack that the user can cure: shown as its message alone, without a stack.
 */
class Problem extends Error {
  /**
   * @param {string} message what is wrong and how to cure it
   * @param {number} [exitCode] what the process ends with; 2 is "not usable as it stands"
   */
  constructor(message, exitCode = 2) {
    super(message);
    this.name = "Problem";
    this.exitCode = exitCode;
  }
}

module.exports = { Problem };
