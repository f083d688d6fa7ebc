/** What kind of secret a text holds. Never returns any part of the text. */

import { gunzipSync } from "node:zlib";
import { secretByName } from "./names";
import { secretByShape } from "./shapes";
import { isReference, looksLikePassword, looksRandom } from "./values";

/** Layers of base64 and gzip that are opened: user data in base64 may hold gzipped files in base64. */
const MAX_DEPTH = 3;
/** EC2 takes 16 KiB of user data; gzip makes at most this of it. */
const MAX_UNPACKED_BYTES = 1 << 20;

/** What kind of secret the value is or holds; undefined for none. `name` is what the value is called, where it has a name. */
export function findSecret(value: string, name = ""): string | undefined {
  return secretByShape(value, isReference) ?? namedSecret(name, value) ?? secretInText(value, MAX_DEPTH);
}

function namedSecret(name: string, value: string): string | undefined {
  if (isReference(value)) return undefined;
  const certainty = secretByName(name);
  const isSecret = certainty === "certain" ? !/\s/.test(value) : certainty === "likely" && looksRandom(value);
  return isSecret ? "what its name says is a secret" : undefined;
}

function secretInText(text: string, depth: number): string | undefined {
  return assignedSecret(text) ?? packedSecret(text, depth);
}

/** `PASSWORD=...`, `password: ...`, `"password": "..."`, `--password ...`. */
const ASSIGNMENT =
  /(?<![\w$])(?:--([a-z][\w-]*)[= ]|["']?([A-Za-z][\w.-]{0,60})["']?\s*[:=]\s*)(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"',;&]+))/g;

function assignedSecret(text: string): string | undefined {
  for (const [, option, key, double, single, bare] of text.matchAll(ASSIGNMENT)) {
    const value = double ?? single ?? bare ?? "";
    if (isReference(value) || !looksLikePassword(value)) continue;
    const certainty = secretByName(option ?? key ?? "");
    if (certainty === "certain" || (certainty === "likely" && looksRandom(value)))
      return "a password or key in its text";
  }
  return undefined;
}

/** Long enough for a packed file; a shorter one could be any word. */
const BASE64 = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z0-9+/=])/g;

function packedSecret(text: string, depth: number): string | undefined {
  if (depth === 0) return undefined;
  // Files in user data are wrapped in lines.
  const whole = text.replace(/\s+/g, "");
  const packed = /^[A-Za-z0-9+/]+={0,2}$/.test(whole) ? [whole] : (text.match(BASE64) ?? []);
  for (const candidate of packed) {
    const inner = unpack(Buffer.from(candidate, "base64"));
    if (inner === undefined) continue;
    const found = secretByShape(inner, isReference) ?? secretInText(inner, depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** The text that the bytes are, gzipped or not; undefined for bytes that are no text. */
function unpack(bytes: Buffer): string | undefined {
  try {
    const plain =
      bytes[0] === 0x1f && bytes[1] === 0x8b
        ? gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES })
        : bytes;
    return new TextDecoder("utf-8", { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}
