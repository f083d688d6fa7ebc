/**
 * Secret values in the cloud's files: encrypted with a key of the state directory that only its owner can read,
 * so that the readable files can be shown, searched and attached to a bug report.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isAtOrUnder, type Path, parsePath } from "../model/paths";

const marker = "$sealed";

export class Seal {
  readonly #path: string;
  #key: Buffer | undefined;

  constructor(directory: string) {
    this.#path = join(directory, "sealing-key");
  }

  /** Replaces what lies at the paths. */
  seal(values: unknown, secrets: readonly string[]): unknown {
    return secrets.length === 0 ? values : this.#walk(values, [], secrets.map(parsePath));
  }

  open(values: unknown): unknown {
    if (Array.isArray(values)) return values.map((item) => this.open(item));
    if (typeof values !== "object" || values === null) return values;
    const map = values as { [key: string]: unknown };
    if (typeof map[marker] === "string") return JSON.parse(this.#decrypt(map[marker]));
    return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, this.open(item)]));
  }

  #walk(value: unknown, path: Path, secrets: readonly Path[]): unknown {
    if (secrets.some((secret) => isAtOrUnder(path, secret))) {
      return value === undefined ? undefined : { [marker]: this.#encrypt(JSON.stringify(value)) };
    }
    if (Array.isArray(value)) return value.map((item, index) => this.#walk(item, [...path, index], secrets));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.#walk(item, [...path, key], secrets)]),
    );
  }

  #encrypt(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", this.#getKey(), nonce);
    const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64");
  }

  #decrypt(text: string): string {
    const bytes = Buffer.from(text, "base64");
    const decipher = createDecipheriv("aes-256-gcm", this.#getKey(), bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
  }

  #getKey(): Buffer {
    this.#key ??= this.#readKey() ?? this.#makeKey();
    return this.#key;
  }

  #readKey(): Buffer | undefined {
    try {
      return Buffer.from(readFileSync(this.#path, "utf8"), "hex");
    } catch {
      return undefined;
    }
  }

  /** Two processes may both make one: the link lets only the first win, and both then use it. */
  #makeKey(): Buffer {
    const own = `${this.#path}.${process.pid}`;
    writeFileSync(own, randomBytes(32).toString("hex"), { mode: 0o600 });
    try {
      linkSync(own, this.#path);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      rmSync(own, { force: true });
    }
    return this.#readKey() ?? this.#makeKey();
  }
}
