import type { Statement } from "../../policy-document";
import type { ResourceRule } from "../../rule";
import { type Answer, answer, every, some } from "../answer";
import { hasAction, IDENTITY_POLICY_TYPES, isAboutAll, judgeStatements } from "../identity-policies";

/** Policies that allow everything, or everything of a service, on everything. */
export const policyTooBroad: ResourceRule = {
  id: "policy-too-broad",
  title: "Policies name the actions or the resources that they allow.",
  severity: "high",
  awsDefault: "A policy allows what it says; `*` includes every action that AWS ever adds.",
  why: "Whoever gets hold of one machine or pipeline gets the account, or all data of a service, with it.",
  remediation: [
    "Name the actions that are called; IAM Access Analyzer makes a policy of what CloudTrail has seen.",
    "Or name the resources: with their ARNs, or a condition such as `aws:ResourceTag`, for all actions of one service.",
    "Turn `NotAction` around: an `Allow` with `NotAction` allows all services there will ever be.",
  ],
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-policy-generation.html",
  ],
  controls: {
    fsbp: ["IAM.1", "IAM.21"],
    cis: ["1.16"],
    wellArchitected: ["SEC03-BP02"],
    cdkNag: ["AwsSolutions-IAM5"],
  },
  types: IDENTITY_POLICY_TYPES,
  judge: (resource) =>
    judgeStatements(resource, (statement) => {
      const all = isAboutAll(statement);
      const everything = every([all, hasAction(statement, (action) => action === "*" || action === "*:*")]);
      const service = every([all, isUnconditional(statement), hasAction(statement, isWholeService)]);
      const inverse = every([all, answer(statement.actions.negated)]);
      return { is: some([everything, service, inverse]), message: describe(everything, inverse) };
    }),
};

function describe(everything: Answer, inverse: Answer): string {
  if (everything === "yes") return "allows every action on every resource";
  if (inverse === "yes") return "allows every action but those of `NotAction` on every resource";
  return "allows every action of a service on every resource";
}

/** `s3:*`; with a pattern such as `s3:Get*` somebody has thought. */
const isWholeService = (action: string): boolean => /^[a-z0-9-]+:\*$/.test(action);

/** A condition may be as narrow as a list of resources. */
const isUnconditional = ({ conditions, unknownConditions }: Statement): Answer =>
  answer(conditions.length === 0 && unknownConditions.length === 0, conditions.length === 0);
