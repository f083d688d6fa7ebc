/**
 * Splits a stream into its first line and all that follows.
 *
 * @param {import("node:stream").Readable} stream
 * @param {(rest: Buffer) => void} onRest called with every piece after the first line
 * @returns {Promise<string>} rejects when the stream ends before the line does
 */
function firstLine(stream, onRest) {
  return new Promise((resolve, reject) => {
    let line = Buffer.alloc(0);
    let found = false;
    stream.on("data", (/** @type {Buffer} */ chunk) => {
      if (found) return onRest(chunk);
      line = Buffer.concat([line, chunk]);
      const end = line.indexOf("\n");
      if (end < 0) return;
      found = true;
      resolve(line.subarray(0, end).toString("utf8").trim());
      if (end + 1 < line.length) onRest(line.subarray(end + 1));
    });
    stream.on("end", () => reject(new Error("it ended before it told its port")));
  });
}

module.exports = { firstLine };
