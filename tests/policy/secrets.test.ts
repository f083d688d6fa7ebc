import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { findSecret } from "../../policies/data-protection/secrets/find";
import { plainValues } from "../../policies/data-protection/secrets/places";

const digits = "0123456789";
const upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const lower = upper.toLowerCase();
const text = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength });
const hex = (length: number) => text("0123456789abcdef", length);
const word = text(lower, 3, 10);
const account = text(digits, 12);

/** Tokens as their issuers make them. */
const tokens = {
  "an access key of AWS": text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16).map((rest) => `AKIA${rest}`),
  "a token of GitHub": text(upper + lower + digits, 36).map((rest) => `ghp_${rest}`),
  "a token of Slack": fc
    .tuple(text(digits, 11), text(upper + lower + digits, 24))
    .map(([a, b]) => `xoxb-${a}-${b}`),
  "a key of Stripe": text(upper + lower + digits, 24).map((rest) => `sk_live_${rest}`),
  "a JSON Web Token": fc
    .tuple(word, fc.uint8Array({ minLength: 32, maxLength: 32 }))
    .map(([sub, signature]) =>
      [JSON.stringify({ alg: "HS256", typ: "JWT" }), JSON.stringify({ sub, iat: 1 }), signature]
        .map((part) => Buffer.from(part as string).toString("base64url"))
        .join("."),
    ),
  "a private key": fc.constant(null).map(() => {
    const { privateKey } = generateKeyPairSync("ed25519");
    return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  }),
  "a password in a URL": fc
    .tuple(word, text(lower + digits, 8, 20))
    .filter(([, password]) => /[a-z]/.test(password))
    .map(([user, password]) => `mysql://${user}:${password}@db.internal:3306/calls`),
};
const anyToken = fc
  .constantFrom(...Object.entries(tokens))
  .chain(([kind, arbitrary]) => arbitrary.map((token) => ({ kind, token })));

const innocent = fc.oneof(
  fc.tuple(account, word).map(([id, name]) => `arn:aws:iam::${id}:role/${name}`),
  fc
    .tuple(account, word, text(upper + lower + digits, 6))
    .map(([id, name, end]) => `arn:aws:secretsmanager:eu-west-1:${id}:secret:${name}-${end}`),
  fc.uuid(),
  hex(17).map((id) => `i-${id}`),
  hex(17).map((id) => `vpc-${id}`),
  hex(40),
  fc.string().map((value) => createHash("sha256").update(value).digest("hex")),
  fc.string().map((value) => `sha256:${createHash("sha256").update(value).digest("hex")}`),
  fc.uint8Array({ minLength: 0, maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString("base64")),
  fc
    .constant(null)
    .map(() => generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "pem" }).toString()),
  fc.constant(null).map(() => `ssh-ed25519 ${randomBytes(51).toString("base64")} ops`),
  fc.tuple(word, word).map(([host, name]) => `https://${host}.example.com/${name}?token_type=bearer`),
  fc.lorem({ maxCount: 30 }),
);
const cloudConfig = fc
  .array(fc.tuple(word, fc.lorem({ maxCount: 40 })), { minLength: 1, maxLength: 4 })
  .map((files) =>
    [
      "#cloud-config",
      "ssh_pwauth: false",
      "users: [{ name: ops, lock_passwd: true }]",
      "write_files:",
      ...files.map(
        ([name, body]) =>
          `  - { path: /etc/${name}, encoding: gz+b64, content: ${gzipSync(body).toString("base64")} }`,
      ),
      "runcmd:",
      "  - export PASSWORD=$(aws secretsmanager get-secret-value --secret-id sip --query SecretString)",
    ].join("\n"),
  );
const wrappings: ((inner: string) => string)[] = [
  (inner) => inner,
  (inner) => `#!/bin/bash\necho start\nexport SETTING="${inner}"\n`,
  (inner) => Buffer.from(`boot ${inner}\n`).toString("base64"),
  (inner) => gzipSync(`boot ${inner}\n`).toString("base64"),
  (inner) =>
    Buffer.from(
      `#cloud-config\nwrite_files: [{ content: ${gzipSync(`a: ${inner}`).toString("base64")} }]`,
    ).toString("base64"),
];

describe("secrets in plain text", () => {
  it("are found by shape, also in scripts, base64 and gzip", () => {
    fc.assert(
      fc.property(anyToken, fc.constantFrom(...wrappings), ({ kind, token }, wrap) => {
        assert.equal(findSecret(wrap(token), "settings"), kind);
      }),
    );
  });

  it("are found by name and look", () => {
    const generated = text(upper + lower + digits, 20, 40).filter(
      (value) => /\d/.test(value) && /[a-z]/i.test(value) && new Set(value).size > 10,
    );
    const names = [
      "DB_PASSWORD",
      "dbPassword",
      "api-key",
      "SIP_SECRET_CURRENT",
      "AUTH_TOKEN",
      "client_secret",
      "PRIVATE_KEY_B64",
    ];
    fc.assert(
      fc.property(generated, fc.constantFrom(...names), (value, name) => {
        assert.equal(findSecret(value, name), "what its name says is a secret");
        assert.ok(findSecret(`start --verbose\n${name}: "${value}"\n`), name);
      }),
    );
  });

  it("are not seen in identifiers, hashes, public keys, digests, base64 and prose", () => {
    fc.assert(
      fc.property(
        innocent,
        fc.constantFrom("ID", "image", "KEY_ARN", "digest", "TOKEN_URL", "content"),
        (value, name) => {
          assert.equal(findSecret(value, name), undefined, value);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("are not seen in what machines boot with", () => {
    fc.assert(
      fc.property(cloudConfig, fc.boolean(), (config, packed) => {
        const data = packed ? gzipSync(config) : Buffer.from(config);
        assert.equal(findSecret(config, "userData"), undefined);
        assert.equal(findSecret(data.toString("base64"), "userData"), undefined);
      }),
    );
  });

  it("are never written into a finding, in no part", () => {
    fc.assert(
      fc.property(anyToken, fc.boolean(), ({ token }, asKey) => {
        const tree = asKey ? { [token]: "x", PASSWORD: token } : [{ name: "PASSWORD", value: token }];
        for (const { path, name, text: value } of plainValues("environment", tree)) {
          const said = `${path} ${findSecret(value, name) ?? ""}`;
          for (let at = 0; at + 8 <= token.length; at++)
            assert.ok(!said.includes(token.slice(at, at + 8)), said);
        }
      }),
    );
  });

  it("does not hang on long texts", () => {
    for (const filler of ["a", "A1", "password:", "=", "eyJ", "-----BEGIN "])
      findSecret(filler.repeat(20_000), "content");
  });
});
