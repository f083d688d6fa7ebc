import { type Case, type RuleCases, UNKNOWN } from "../cases";

const OWN = "123456789012";
const SUPPLIER = "999988887777";
const provider = { type: "pulumi:providers:aws", name: "aws", props: { allowedAccountIds: [OWN] } };
const trust = (account: unknown, changes: object = {}) => ({
  Statement: [{ Effect: "Allow", Principal: { AWS: account }, Action: "sts:AssumeRole", ...changes }],
});
const role = (document: unknown) => ({
  type: "aws:iam/role:Role",
  name: "r",
  props: { assumeRolePolicy: document },
});
const given = (document: unknown): Case["given"] => [provider, role(document)];
const says = (property: string) =>
  `\`${property}.Statement[0]\` lets the account ${SUPPLIER} assume the role without an external id.`;
const EXTERNAL_ID = { Condition: { StringEquals: { "sts:ExternalId": "a1" } } };

export default {
  violating: [
    { title: "a supplier", given: given(trust(SUPPLIER)), says: says("assumeRolePolicy") },
    {
      title: "another condition",
      given: given(
        trust(`arn:aws:iam::${SUPPLIER}:root`, {
          Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
        }),
      ),
      says: says("assumeRolePolicy"),
    },
    {
      title: "a condition on another key",
      given: given(trust(SUPPLIER, { Condition: { StringEquals: { "aws:PrincipalTag/team": "voice" } } })),
      says: says("assumeRolePolicy"),
    },
    {
      title: "any external id, as long as there is one",
      given: given(trust(SUPPLIER, { Condition: { Null: { "sts:ExternalId": "false" } } })),
      says: says("assumeRolePolicy"),
    },
    {
      title: "a native role",
      given: [
        provider,
        { type: "aws-native:iam:Role", props: { assumeRolePolicyDocument: trust(SUPPLIER) } },
      ],
      says: says("assumeRolePolicyDocument"),
    },
  ],
  clean: [
    {
      title: "an account of the company",
      given: given(trust(SUPPLIER)),
      settings: { companyAccountIds: [SUPPLIER] },
    },
    { title: "an external id", given: given(trust(SUPPLIER, EXTERNAL_ID)) },
    { title: "the own account", given: given(trust(OWN)) },
    { title: "everyone, whom another rule is about", given: given(trust("*")) },
    { title: "no role", given: [provider, { ...role(trust(SUPPLIER)), type: "aws:iam/user:User" }] },
  ],
  unknown: [
    {
      title: "unknown conditions",
      given: given(trust(SUPPLIER, { Condition: UNKNOWN })),
      says: "assumeRolePolicy.Statement[0]",
    },
    {
      title: "an unknown action",
      given: given(trust(SUPPLIER, { Action: UNKNOWN })),
      says: "assumeRolePolicy.Statement[0]",
    },
    {
      title: "an account where the own one is not known",
      given: [role(trust(SUPPLIER))],
      says: "assumeRolePolicy.Statement[0]",
    },
  ],
} satisfies RuleCases;
