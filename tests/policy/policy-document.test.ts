import assert from "node:assert/strict";
import { readPolicyDocument } from "../../policies/vocabulary/policy-document";
import { opennessOf } from "../../policies/vocabulary/policy-narrowing";
import { UNKNOWN } from "./cases";

const allow = (changes: Record<string, unknown> = {}) => ({
  Effect: "Allow",
  Principal: "*",
  Action: "s3:GetObject",
  Resource: "arn:aws:s3:::b/*",
  ...changes,
});
const when = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});
/** A variable of policies, which AWS fills in with the key's value. */
const variable = (key: string) => `\${${key}}`;
const deny = (Condition: unknown) => ({ ...allow({ Condition }), Effect: "Deny", Action: "*" });
const openness = (...statements: unknown[]) => {
  const document = readPolicyDocument("policy", { Version: "2012-10-17", Statement: statements });
  const [first = assert.fail()] = document.statements;
  return opennessOf(first, document);
};

describe("policy documents", () => {
  it("read the same from text, an object and one statement alone", () => {
    const written = allow({ Principal: { AWS: ["*", 123456789012] }, Action: ["S3:Get*"] });
    const inText = readPolicyDocument("policy", JSON.stringify({ Statement: [written] }));
    assert.deepEqual(inText, readPolicyDocument("policy", { Statement: [written] }));
    assert.deepEqual(inText.statements[0]?.principals.values, [
      { kind: "aws", value: "*" },
      { kind: "aws", value: "123456789012" },
    ]);
    assert.deepEqual(inText.statements[0]?.actions.values, ["s3:get*"]);
    assert.equal(
      readPolicyDocument("policy", { statement: { effect: "deny" } }).statements[0]?.effect,
      "deny",
    );
  });

  it("keep the paths of what is not known yet", () => {
    assert.deepEqual(readPolicyDocument("policy", UNKNOWN).unknowns, ["policy"]);
    assert.deepEqual(readPolicyDocument("policy", { Statement: UNKNOWN }).unknowns, ["policy.Statement"]);
    const document = readPolicyDocument("policy", {
      Statement: [UNKNOWN, allow({ Principal: { AWS: [UNKNOWN] }, Resource: UNKNOWN, Condition: UNKNOWN })],
    });
    assert.deepEqual(document.unknowns, ["policy.Statement[0]"]);
    const [statement] = document.statements;
    assert.deepEqual(statement?.principals.unknowns, ["policy.Statement[1].Principal.AWS[0]"]);
    assert.deepEqual(statement?.resources.unknowns, ["policy.Statement[1].Resource"]);
    assert.deepEqual(statement?.unknownConditions, ["policy.Statement[1].Condition"]);
  });

  it("read nothing from what AWS refuses", () => {
    for (const value of ["{", "", null, 7, [], "[]", { Statement: ["x", 1] }]) {
      assert.deepEqual(readPolicyDocument("policy", value), { statements: [], unknowns: [] });
    }
  });
});

describe("conditions that narrow", () => {
  const open: [string, unknown, ...unknown[]][] = [
    ["none", allow()],
    ["NotPrincipal", allow({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } })],
    ["a key that callers choose", allow(when("StringEquals", "aws:Referer", "https://example.com"))],
    ["IfExists", allow(when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-1"))],
    ["ForAllValues", allow(when("ForAllValues:StringEquals", "aws:PrincipalOrgPaths", "o-1/r-1/"))],
    ["a pattern for all", allow(when("StringLike", "aws:PrincipalOrgID", "*"))],
    ["a pattern for all in part", allow(when("StringLike", "aws:SourceAccount", ["123456789012", "*"]))],
    ["an ARN of every account", allow(when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/x"))],
    ["an ARN of every bucket", allow(when("ArnLike", "aws:SourceArn", "arn:aws:s3:::*"))],
    ["the world's addresses", allow(when("IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/1"]))],
    ["a pattern of addresses", allow(when("StringLike", "aws:SourceIp", "*"))],
    ["paths of every organisation", allow(when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-*/*"))],
    [
      "the caller's own account",
      allow(when("StringEquals", "aws:PrincipalAccount", variable("aws:PrincipalAccount"))),
    ],
    [
      "a denial that callers without an organisation escape",
      allow(),
      {
        ...allow(when("ForAnyValue:StringNotLike", "aws:PrincipalOrgPaths", "o-1/*")),
        Effect: "Deny",
        Action: "*",
      },
    ],
    [
      "a denial that callers without credentials escape",
      allow(),
      { ...allow(when("Bool", "aws:PrincipalIsAWSService", "false")), Effect: "Deny", Action: "*" },
    ],
    [
      "a denial of one",
      allow(),
      { ...allow(), Principal: { AWS: "arn:aws:iam::1:role/x" }, Effect: "Deny", Action: "*" },
    ],
    ["a denial of all but everyone", allow(), { ...deny({}), Principal: undefined, NotPrincipal: "*" }],
    ["a negated condition", allow(when("StringNotEquals", "aws:SourceVpce", "vpce-1"))],
    [
      "a denial of something else",
      allow(),
      {
        ...allow(when("StringNotEquals", "aws:SourceVpce", "vpce-1")),
        Effect: "Deny",
        Action: "s3:PutObject",
      },
    ],
    [
      "a denial of plain HTTP",
      allow(),
      { ...allow(when("Bool", "aws:SecureTransport", "false")), Effect: "Deny", Action: "*" },
    ],
  ];
  for (const [title, ...statements] of open) {
    it(`leave open: ${title}`, () => assert.equal(openness(...statements), "open"));
  }

  const narrow: [string, unknown, ...unknown[]][] = [
    ["an account", allow(when("StringEquals", "AWS:SourceAccount", 123456789012))],
    ["an organisation", allow(when("StringEquals", "aws:PrincipalOrgID", "o-1"))],
    ["any of several", allow(when("ForAnyValue:StringLike", "aws:PrincipalOrgID", ["o-1", "o-2"]))],
    [
      "a path of an organisation",
      allow(when("ForAnyValue:StringLike", "aws:PrincipalOrgPaths", "o-1/r-1/ou-1/*")),
    ],
    [
      "the owner's organisation",
      allow(when("StringEquals", "aws:PrincipalOrgID", variable("aws:ResourceOrgID"))),
    ],
    [
      "the owner's account",
      allow(when("StringEquals", "aws:PrincipalAccount", variable("aws:ResourceAccount"))),
    ],
    ["an ARN", allow(when("ArnLike", "aws:SourceArn", "arn:aws:sns:*:123456789012:*"))],
    ["a bucket's ARN", allow(when("ArnLike", "aws:SourceArn", "arn:aws:s3:::mine*"))],
    ["an owner's addresses", allow(when("IpAddress", "aws:SourceIp", "198.51.100.0/24"))],
    ["a role's sessions", allow(when("StringLike", "aws:userid", "AROAEXAMPLEID123:*"))],
    ["AWS services", allow(when("Bool", "aws:PrincipalIsAWSService", "true"))],
    ["an account's principal", allow({ Principal: { AWS: "arn:aws:iam::1:root" } })],
    ["a service", allow({ Principal: { Service: "sns.amazonaws.com" } })],
    ["a denial", { ...allow(), Effect: "Deny" }],
    [
      "a denial of everyone else",
      allow(),
      {
        ...allow(when("StringNotEqualsIfExists", "aws:SourceVpce", "vpce-1")),
        Effect: "Deny",
        Action: "s3:*",
        Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
      },
    ],
    [
      "a denial of all principals but one",
      allow(),
      { ...deny({}), Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:role/x" } },
    ],
    [
      "a denial of all but an organisation and AWS services",
      allow(),
      deny({
        StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-1" },
        BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
      }),
    ],
  ];
  for (const [title, ...statements] of narrow) {
    it(`keep strangers out: ${title}`, () => assert.equal(openness(...statements), "narrow"));
  }

  it("wait for what is not known yet", () => {
    const at = "policy.Statement[0]";
    assert.deepEqual(openness(allow(when("ArnEquals", "aws:SourceArn", UNKNOWN))), {
      unknowns: [`${at}.Condition.ArnEquals["aws:SourceArn"]`],
    });
    assert.deepEqual(openness(allow({ Principal: { AWS: UNKNOWN } })), { unknowns: [`${at}.Principal.AWS`] });
    assert.deepEqual(openness(allow({ Condition: UNKNOWN })), { unknowns: [`${at}.Condition`] });
    assert.deepEqual(openness(allow({ Effect: UNKNOWN })), { unknowns: [`${at}.Effect`] });
    assert.equal(openness(allow(when("StringEquals", "aws:Referer", UNKNOWN))), "open");
  });
});
