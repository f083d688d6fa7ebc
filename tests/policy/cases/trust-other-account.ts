import { type Case, type RuleCases, UNKNOWN } from "../cases";

const OWN = "123456789012";
const OTHER = "999988887777";
const provider = {
  type: "pulumi:providers:aws",
  name: "aws",
  props: { allowedAccountIds: JSON.stringify([OWN]) },
};
const trust = (principal: unknown, changes: object = {}) => ({
  Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", ...changes }],
});
const role = (document: unknown, arn?: string) => ({
  type: "aws:iam/role:Role",
  name: "r",
  props: { assumeRolePolicy: document, arn },
});
const given = (document: unknown): Case["given"] => [provider, role(document)];
const says = `\`assumeRolePolicy.Statement[0]\` lets the account ${OTHER} assume the role.`;
const EVERYONE = "`assumeRolePolicy.Statement[0]` lets every account of AWS assume the role.";

export default {
  violating: [
    { title: "another account", given: given(JSON.stringify(trust({ AWS: OTHER }))), says },
    {
      title: "another account's root",
      given: given(trust({ AWS: [`arn:aws:iam::${OWN}:root`, `arn:aws:iam::${OTHER}:root`] })),
      says,
    },
    {
      title: "a role of another account",
      given: given(trust({ AWS: `arn:aws:iam::${OTHER}:role/deploy` })),
      says,
    },
    {
      title: "a session of another account",
      given: given(trust({ AWS: `arn:aws:sts::${OTHER}:assumed-role/deploy/me` })),
      says,
    },
    { title: "everyone", given: given(trust("*")), says: EVERYONE },
    { title: "every account", given: given(trust({ AWS: "*" })), says: EVERYONE },
    {
      title: "everyone but one's own",
      given: given(trust(undefined, { NotPrincipal: { AWS: `arn:aws:iam::${OWN}:root` } })),
      says: EVERYONE,
    },
    {
      title: "the account of the role itself tells",
      given: [role(trust({ AWS: OTHER }), `arn:aws:iam::${OWN}:role/r`)],
      says,
    },
    {
      title: "a native role",
      given: [
        provider,
        { type: "aws-native:iam:Role", props: { assumeRolePolicyDocument: trust({ AWS: OTHER }) } },
      ],
      says: `\`assumeRolePolicyDocument.Statement[0]\` lets the account ${OTHER} assume the role.`,
    },
  ],
  clean: [
    {
      title: "an account that is listed",
      given: given(trust({ AWS: OTHER })),
      settings: { trustedAccountIds: [OTHER] },
    },
    { title: "a service", given: given(trust({ Service: "ec2.amazonaws.com" })) },
    { title: "the own account", given: given(trust({ AWS: `arn:aws:iam::${OWN}:root` })) },
    {
      title: "an organization",
      given: given(trust("*", { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-1" } } })),
    },
    { title: "no role", given: [provider, { ...role(trust({ AWS: OTHER })), type: "aws:iam/user:User" }] },
    { title: "a denial", given: given(trust({ AWS: OTHER }, { Effect: "Deny" })) },
  ],
  unknown: [
    { title: "an unknown policy", given: given(UNKNOWN), says: "assumeRolePolicy" },
    {
      title: "an unknown principal",
      given: given(trust({ AWS: UNKNOWN })),
      says: "assumeRolePolicy.Statement[0].Principal.AWS",
    },
    {
      title: "an account where the own one is not known",
      given: [role(trust({ AWS: OTHER }))],
      says: "assumeRolePolicy.Statement[0]",
    },
  ],
} satisfies RuleCases;
