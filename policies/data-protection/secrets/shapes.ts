/** Secrets that can be told by their shape alone: their issuers give them a prefix so that scanners find them. */

interface Shape {
  /** As a finding calls it. */
  readonly kind: string;
  readonly pattern: RegExp;
}

/** Formats as their issuers publish them; each needs the length of a real one, so that a mention of the prefix is none. */
const SHAPES: readonly Shape[] = [
  {
    kind: "an access key of AWS",
    pattern: /(?<![A-Za-z0-9])A(?:KIA|SIA)(?![A-Z2-7]*EXAMPLE)[A-Z2-7]{16}(?![A-Za-z0-9])/,
  },
  { kind: "a private key", pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { kind: "a JSON Web Token", pattern: /(?<![\w-])eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/ },
  { kind: "a token of GitHub", pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{36,})/ },
  { kind: "a token of GitLab", pattern: /(?<!\w)gl(?:pat|dt|rt|cbt)-[\w-]{20,}/ },
  { kind: "a token of Slack", pattern: /(?<!\w)xox[abeoprs]-[A-Za-z0-9-]{16,}/ },
  { kind: "a webhook of Slack", pattern: /hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/ },
  { kind: "a key of Stripe", pattern: /(?<!\w)[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/ },
  { kind: "a key of Google", pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/ },
  { kind: "a key of SendGrid", pattern: /(?<!\w)SG\.[\w-]{22}\.[\w-]{43}/ },
  { kind: "a token of npm", pattern: /(?<!\w)npm_[A-Za-z0-9]{36}/ },
  { kind: "a token of PyPI", pattern: /(?<!\w)pypi-AgEI[\w-]{50,}/ },
  { kind: "a token of Pulumi", pattern: /(?<!\w)pul-[0-9a-f]{40}/ },
  { kind: "a key of an AI provider", pattern: /(?<!\w)sk-(?:ant-|proj-)[\w-]{32,}/ },
];

/** The password of `scheme://user:password@host`. */
const PASSWORD_IN_URL = /(?<![a-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:@/"'<>]*:([^\s@/"'<>]+)@[\w[]/gi;

/** What kind of secret the text holds, told by shape; undefined for none. */
export function secretByShape(text: string, isReference: (value: string) => boolean): string | undefined {
  const shape = SHAPES.find(({ pattern }) => pattern.test(text));
  if (shape) return shape.kind;
  for (const [, password = ""] of text.matchAll(PASSWORD_IN_URL)) {
    if (!isReference(password)) return "a password in a URL";
  }
  return undefined;
}
