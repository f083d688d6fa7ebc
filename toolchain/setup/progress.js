const plainSeconds = 20;

/**
 * Tells how a long step is going: one line that is rewritten on a terminal, a plain line now and then anywhere else.
 */
class Progress {
  #started = Date.now();
  #lastPlain = 0;
  #state = "";
  #timer;

  /**
   * @param {string} title
   * @param {NodeJS.WriteStream} [stream]
   */
  constructor(title, stream = process.stderr) {
    this.title = title;
    this.stream = stream;
    this.rewrites = stream.isTTY && process.env.TERM !== "dumb";
    this.#timer = setInterval(() => this.#show(), 1_000);
    this.#timer.unref();
    this.#show();
  }

  /** @param {string} state */
  update(state) {
    this.#state = state;
  }

  /** Ends the line; the step is over, however it went. */
  end() {
    clearInterval(this.#timer);
    if (this.rewrites) this.stream.write("\r\x1b[2K");
  }

  #show() {
    const line = `${this.title} (${this.#elapsed()})${this.#state && `: ${this.#state}`}`;
    if (this.rewrites) return void this.stream.write(`\r\x1b[2K${line.slice(0, this.stream.columns - 1)}`);
    if (Date.now() - this.#lastPlain < plainSeconds * 1_000) return;
    this.#lastPlain = Date.now();
    this.stream.write(`${line}\n`);
  }

  #elapsed() {
    const seconds = Math.round((Date.now() - this.#started) / 1_000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  }
}

module.exports = { Progress };
