/** Whether the name of a value says that the value is a secret. */

/** Names that leave no doubt: whatever such a value holds, it is one. */
const CERTAIN: ReadonlySet<string> = new Set([
  "password",
  "passwd",
  "passphrase",
  "pwd",
  "secretkey",
  "privatekey",
  "apikey",
  "authtoken",
  "accesstoken",
  "clientsecret",
]);

/** Last words that leave no doubt together with the word before them. */
const CERTAIN_AFTER: Readonly<Record<string, readonly string[]>> = {
  key: ["secret", "private", "api", "signing", "master", "hmac"],
  secret: ["client", "app", "webhook", "consumer", "jwt", "session", "cookie", "shared", "signing", "api"],
  token: ["access", "auth", "api", "bearer", "refresh", "bot", "secret", "deploy"],
};

/** Last words of secrets, and of much else. */
const LIKELY: ReadonlySet<string> = new Set([
  "secret",
  "token",
  "credential",
  "credentials",
  "pass",
  "pw",
  "salt",
]);

/** Words after the name proper that only say which one or how it is written. */
const QUALIFIERS: ReadonlySet<string> = new Set([
  "current",
  "previous",
  "old",
  "new",
  "primary",
  "secondary",
  "default",
  "value",
  "plain",
  "plaintext",
  "b64",
  "base64",
  "prod",
  "dev",
  "test",
]);

export type Certainty = "certain" | "likely" | "none";

export function secretByName(name: string): Certainty {
  const words = wordsOf(name);
  while (words.length > 1 && isQualifier(words.at(-1) ?? "")) words.pop();
  const [before = "", last = ""] = [words.at(-2), words.at(-1)];
  if (CERTAIN.has(last) || CERTAIN_AFTER[last]?.includes(before)) return "certain";
  return LIKELY.has(last) ? "likely" : "none";
}

const isQualifier = (word: string): boolean => QUALIFIERS.has(word) || /^\d+$/.test(word);

/** `dbPassword`, `DB_PASSWORD` and `db-password` are `db`, `password`. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
