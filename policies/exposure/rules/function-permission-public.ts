import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";

/** What each type calls the inputs that narrow who may call; any one of them does. */
const NARROWING: Readonly<Record<string, readonly string[]>> = {
  "aws:lambda/permission:Permission": ["principalOrgId", "sourceAccount", "sourceArn"],
  "aws:lambda/layerVersionPermission:LayerVersionPermission": ["organizationId"],
  "aws-native:lambda:Permission": ["principalOrgId", "sourceAccount", "sourceArn"],
  "aws-native:lambda:LayerVersionPermission": ["organizationId"],
};
/** Services that call a function for whoever sets them up, in any account. */
const FOR_ANYONE = ["apigateway", "events", "logs", "s3", "ses", "sns"].map(
  (name) => `${name}.amazonaws.com`,
);

/** Permissions of Lambda functions and of their layers. */
export const functionPermissionPublic: ResourceRule = {
  id: "function-permission-public",
  title: "Permissions to call a function or use a layer name who may.",
  severity: "high",
  awsDefault: "A function may be called by its own account only, until a permission lets others in.",
  why: "With an open permission any AWS account can run the function, with the role and the data of the company.",
  remediation: [
    "Give `sourceArn` (and `sourceAccount` for S3) of what calls the function.",
    "Where other accounts call it, name the account as principal, or give `principalOrgId`.",
  ],
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html"],
  controls: { fsbp: ["Lambda.1"], wellArchitected: ["SEC03-BP07"] },
  types: Object.keys(NARROWING),
  judge({ type, props }): Finding[] {
    const { principal } = props;
    const open = isUnknown(principal) ? "unknown" : opennessOf(principal);
    if (open === "no") return [];
    const narrowing = (NARROWING[type] ?? []).filter((property) => !isAbsent(props[property]));
    const known = narrowing.filter((property) => !isUnknown(props[property]));
    if (known.some((property) => narrows(props, property))) return [];
    const waiting = narrowing.filter((property) => isUnknown(props[property]));
    if (waiting.length > 0) return waiting.map(undecided);
    if (open === "unknown") return [undecided("principal")];
    return [violation(`\`principal\` is ${open}, and nothing says for whom it may call.`)];
  },
};

function opennessOf(principal: unknown): string {
  const word = wordOf(principal) ?? "";
  if (word === "*") return "everyone";
  return FOR_ANYONE.includes(word) ? "a service that calls for any account" : "no";
}

/** Patterns are allowed in ARNs; one for every account narrows nothing. An S3 ARN has no account. */
function narrows(props: Fields, property: string): boolean {
  const value = props[property];
  if (typeof value !== "string" && typeof value !== "number") return false;
  if (property !== "sourceArn") return String(value) !== "*";
  const [scheme, , service, , account = "", ...resource] = String(value).split(":");
  if (scheme !== "arn" || account.includes("*")) return false;
  return account !== "" || (service === "s3" && !resource.join(":").startsWith("*"));
}
