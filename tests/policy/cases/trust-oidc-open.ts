import { type Case, type RuleCases, UNKNOWN } from "../cases";

const GITHUB = "token.actions.githubusercontent.com";
const says = "`assumeRolePolicy.Statement[0]` has no condition that says whose tokens it takes.";
const trust = (condition?: unknown, changes: object = {}) => ({
  Statement: [
    {
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${GITHUB}` },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: condition,
      ...changes,
    },
  ],
});
const role = (document: unknown): Case["given"] => ({
  type: "aws:iam/role:Role",
  props: { assumeRolePolicy: document },
});
const like = (subject: unknown) => role(trust({ StringLike: { [`${GITHUB}:sub`]: subject } }));

export default {
  violating: [
    { title: "no condition", given: role(trust()), says },
    {
      title: "the audience only",
      given: role(trust({ StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } })),
      says,
    },
    { title: "every subject", given: like("*"), says },
    {
      title: "a provider that is not known yet",
      given: role(trust(undefined, { Principal: { Federated: UNKNOWN } })),
      says,
    },
    { title: "no subject at all", given: like([]), says },
    {
      title: "any subject, as long as there is one",
      given: role(trust({ Null: { [`${GITHUB}:sub`]: "false" } })),
      says,
    },
    {
      title: "tokens beside tags",
      given: role(trust(undefined, { Action: ["sts:TagSession", "sts:AssumeRoleWithWebIdentity"] })),
      says,
    },
    {
      title: "tokens beside a service",
      given: role(
        trust(undefined, { Principal: { Service: "ec2.amazonaws.com", Federated: "accounts.google.com" } }),
      ),
      says,
    },
    { title: "every repository", given: like("repo:*"), says },
    { title: "every repository of every organization", given: like("repo:*/*:ref:refs/heads/main"), says },
    ...["repo:acme*", "repo:acme*/cells:*", "repo:?cme/cells:*", "*:ref:refs/heads/main"].map((subject) => ({
      title: subject,
      given: like(subject),
      says,
    })),
    { title: "every namespace of a cluster", given: like("system:serviceaccount:*:*"), says },
    {
      title: "an environment, which every repository can have",
      given: role(trust({ StringEquals: { [`${GITHUB}:environment`]: "prod" } })),
      says,
    },
    { title: "one repository, or every one", given: like(["repo:acme/cells:*", "repo:*"]), says },
    {
      title: "a condition that holds without a subject",
      given: role(trust({ StringLikeIfExists: { [`${GITHUB}:sub`]: "repo:acme/*" } })),
      says,
    },
    {
      title: "a native role",
      given: { type: "aws-native:iam:Role", props: { assumeRolePolicyDocument: trust() } },
      says: "`assumeRolePolicyDocument.Statement[0]` has no condition that says whose tokens it takes.",
    },
  ],
  clean: [
    { title: "one repository", given: like("repo:acme/cells:ref:refs/heads/main") },
    { title: "an organization", given: like(["repo:acme/*"]) },
    {
      title: "a service account of a cluster",
      given: role(
        trust({
          StringEquals: { "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:voice:edge" },
        }),
      ),
    },
    { title: "a namespace of a cluster", given: like("system:serviceaccount:voice:*") },
    ...Object.entries({
      repository: "acme/cells",
      repository_id: "123456",
      repository_owner_id: "42",
      job_workflow_ref: "acme/cells/.github/workflows/deploy.yml@refs/heads/main",
    }).map(([claim, value]) => ({
      title: `a repository by ${claim}`,
      given: role(trust({ StringEquals: { [`${GITHUB}:${claim}`]: value } })),
    })),
    {
      title: "a service that is not known yet",
      given: role(trust(undefined, { Principal: { Service: UNKNOWN } })),
    },
    { title: "a denial", given: role(trust(undefined, { Effect: "Deny" })) },
    { title: "a statement without an effect", given: role(trust(undefined, { Effect: undefined })) },
    {
      title: "an identity provider that speaks SAML",
      given: role(trust(undefined, { Action: "sts:AssumeRoleWithSAML" })),
    },
    ...["sts:*", UNKNOWN].map((Action) => ({
      title: `a service that may do ${Action}`,
      given: role(trust(undefined, { Action, Principal: { Service: "ec2.amazonaws.com" } })),
    })),
    {
      title: "an identity pool",
      given: role(
        trust(
          { StringEquals: { "cognito-identity.amazonaws.com:aud": "eu-west-1:0b1c2d3e" } },
          { Principal: { Federated: "cognito-identity.amazonaws.com" } },
        ),
      ),
    },
    {
      title: "a service",
      given: role({
        Statement: [
          { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
    },
  ],
  unknown: [
    { title: "an unknown policy", given: role(UNKNOWN), says: "assumeRolePolicy" },
    { title: "an unknown subject", given: like(UNKNOWN), says: "assumeRolePolicy.Statement[0]" },
    {
      title: "a known subject and an unknown one",
      given: like(["repo:acme/*", UNKNOWN]),
      says: "assumeRolePolicy.Statement[0]",
    },
    ...["Effect", "Action", "Principal"].map((field) => ({
      title: `an unknown ${field}`,
      given: role(trust(undefined, { [field]: UNKNOWN })),
      says: "assumeRolePolicy.Statement[0]",
    })),
    { title: "unknown conditions", given: role(trust(UNKNOWN)), says: "assumeRolePolicy.Statement[0]" },
  ],
} satisfies RuleCases;
