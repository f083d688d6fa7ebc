import type { ResourceRule } from "../../rule";
import type { Statement } from "../../vocabulary/policy-document";
import { type Answer, answer, every, some } from "../answer";
import { covers, hasAction, IDENTITY_POLICY_TYPES, isAboutAll, judgeStatements } from "../identity-policies";

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
      const everything = every([all, hasAction(statement, isEverything)]);
      const service = every([isUnconditional(statement), isAboutService(statement)]);
      const inverse = every([all, answer(statement.actions.negated)]);
      return { is: some([everything, service, inverse]), message: describe(everything, inverse) };
    }),
};

function describe(everything: Answer, inverse: Answer): string {
  if (everything === "yes") return "allows every action on every resource";
  if (inverse === "yes") return "allows every action but those of `NotAction` on every resource";
  return "allows every action of a service on every resource";
}

/** `*`, and the same in more characters. */
const isEverything = (action: string): boolean => /^[*?:]*\*[*?:]*$/.test(action);

/** `s3:*`; with a pattern such as `s3:Get*` somebody has thought. */
const serviceOf = (action: string): string | undefined => /^([a-z0-9-]+):[*?]*\*[*?]*$/.exec(action)?.[1];

/** Every action of a service, on every resource or on every one of the service. */
const isAboutService = (statement: Statement): Answer => {
  const services = statement.actions.values.flatMap((action) => serviceOf(action) ?? []);
  const isWhole = (resource: string) => services.some((service) => covers(resource, service));
  return every([
    isAboutAll(statement, isWhole),
    hasAction(statement, (action) => serviceOf(action) !== undefined),
  ]);
};

/** Keys that say how, when and in which Region something is done, and nothing of what it is done to. */
const NOT_NARROWING: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:tokenissuetime",
  "aws:useragent",
]);

/** A condition may be as narrow as a list of resources. */
const isUnconditional = ({ conditions, unknownConditions }: Statement): Answer => {
  const isPlain = conditions.every(({ key }) => NOT_NARROWING.has(key));
  return answer(isPlain && unknownConditions.length === 0, isPlain);
};
