import { randomUUID } from "node:crypto";
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";

/**
 * Readers see the old content or the new, never a part. `durable`: the content is on the disk before it gets its name, so that
 * a machine that loses power does not leave an empty file; a process that is killed leaves none either way.
 */
export function writeAtomically(path: string, content: string, durable = true): void {
  const temporary = `${path}.${randomUUID()}.new`;
  try {
    const file = openSync(temporary, "wx");
    try {
      const bytes = Buffer.from(content);
      for (let written = 0; written < bytes.length; ) {
        written += writeSync(file, bytes, written);
      }
      if (durable) fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
