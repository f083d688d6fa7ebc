import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Compares a rendered file with the one that is kept; UPDATE_GOLDEN=1 keeps the new one, for the diff to show. */
export function assertGolden(name: string, text: string): void {
  const file = join(__dirname, "golden", name);
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(
    text,
    readFileSync(file, "utf8"),
    `${name} differs from the kept one; UPDATE_GOLDEN=1 keeps it`,
  );
}
