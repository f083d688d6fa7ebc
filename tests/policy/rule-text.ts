/** What rules of tests say of themselves; what they are called and how they judge is the test's. */
export const RULE_TEXT = {
  title: "A test rule holds for everything.",
  severity: "high",
  awsDefault: "Nothing.",
  why: "Nothing.",
  remediation: ["Do the right thing."],
  links: ["https://example.com/"],
  controls: {},
  types: ["test:index:Thing"],
} as const;
