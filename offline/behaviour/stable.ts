/** Text that looks random but is the same in every run: from a seed and a label. */
import { createHash } from "node:crypto";

const alphabets = {
  hex: "0123456789abcdef",
  digits: "0123456789",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  mixed: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
} as const;

export type Alphabet = keyof typeof alphabets;

export function stableText(seed: string, alphabet: Alphabet, length: number, label: string): string {
  const letters = alphabets[alphabet];
  let text = "";
  for (let block = 0; text.length < length; block++) {
    const bytes = createHash("sha256").update(`${seed}\n${label}\n${block}`).digest();
    for (const byte of bytes) text += letters[byte % letters.length];
  }
  return text.slice(0, length);
}

/** Version 4 in form. */
export function stableUuid(seed: string, label: string): string {
  const hex = stableText(seed, "hex", 32, `uuid ${label}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join("-");
}
