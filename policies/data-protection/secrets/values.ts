/** Whether a value could be a secret at all, or stands for one that is kept elsewhere. */

/** Values that name where a secret is, that a shell or template fills in, or that hide one. */
const REFERENCES: readonly RegExp[] = [
  /^(?:arn|alias|ssm|secretsmanager|vault|op|sops|resolve|file|s3|kms|env|valuefrom):?[:/]/i,
  /^[a-z][a-z0-9+.-]*:\/\//i,
  /^[~.]{0,2}\//,
  /\$[({A-Za-z_]|\{\{|^%[A-Za-z]|^@|^<|\($|\(.*\)/,
  /^[*xX.•-]+$/,
  // Ciphertext of KMS, and values that SOPS has encrypted.
  /^(?:AQICAH|AQECAH|ENC\[)/,
];
const NOTHINGS: ReadonlySet<string> = new Set([
  "true",
  "false",
  "null",
  "none",
  "undefined",
  "yes",
  "no",
  "on",
  "off",
]);
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SHORTEST = 6;

/** Does the value only say where the secret is, or nothing? */
export const isReference = (value: string): boolean =>
  value.length < SHORTEST ||
  NOTHINGS.has(value.toLowerCase()) ||
  /^\d{1,7}$/.test(value) ||
  REFERENCES.some((pattern) => pattern.test(value));

/** A value without pattern, as generators make them: long, letters and digits mixed, many different ones. */
export const looksRandom = (value: string): boolean =>
  value.length >= 16 &&
  !/\s/.test(value) &&
  !UUID.test(value) &&
  /[0-9]/.test(value) &&
  /[A-Za-z]/.test(value) &&
  entropyBits(value) >= 3;

/** In running text a password has to look like one: most of what follows `password:` is prose or code. */
export const looksLikePassword = (value: string): boolean =>
  value.length >= 8 && /[0-9]/.test(value) && /[A-Za-z]/.test(value) && !/[()[\]{}<>|\\]/.test(value);

/** Shannon's entropy, in bits a character. */
function entropyBits(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / text.length;
    return sum - share * Math.log2(share);
  }, 0);
}
