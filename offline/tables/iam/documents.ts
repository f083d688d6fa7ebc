/** What IAM and others refuse of a policy document. Wording: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html */
import { type Refusal, refusal } from "../../model/table";

export interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
  readonly Condition?: unknown;
}

export function statementsOf(document: string | undefined): Statement[] {
  const { Statement } = JSON.parse(document || "{}") as { Statement?: Statement | Statement[] };
  return Statement === undefined ? [] : [Statement].flat();
}

export function texts(value: unknown): string[] {
  return (value === undefined ? [] : [value].flat()).map(String);
}

const malformed = (message: string) => refusal("MalformedPolicyDocument", message);

/** A policy on an identity: no principal, resources in every statement. */
export function checkIdentityPolicy(document: string | undefined): void {
  for (const statement of checked(document, malformed)) {
    if (statement.Principal ?? statement.NotPrincipal) {
      throw malformed("Policy document should not specify a principal.");
    }
    if ((statement.Resource ?? statement.NotResource) === undefined) {
      throw malformed("Policy statement must contain resources.");
    }
    for (const resource of texts(statement.Resource)) {
      if (resource === "*" || /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(resource)) continue;
      throw malformed(`Resource ${resource} must be in ARN format or "*".`);
    }
  }
}

/** The trust policy of a role. */
export function checkTrustPolicy(document: string | undefined): void {
  for (const statement of checked(document, malformed)) {
    if ((statement.Principal ?? statement.NotPrincipal) === undefined) {
      throw malformed("Missing required field Principal");
    }
    if (statement.Resource !== undefined) throw malformed("Has prohibited field Resource");
    if (texts(statement.Action).every((action) => /^sts:/i.test(action))) continue;
    throw malformed("AssumeRole policy may only specify STS AssumeRole actions.");
  }
}

/** What every kind of policy must have. */
export function checked(document: string | undefined, wrong: (message: string) => Refusal): Statement[] {
  const statements = statementsOf(document);
  if (statements.length === 0) throw wrong("Syntax errors in policy.");
  for (const statement of statements) {
    if (statement.Effect !== "Allow" && statement.Effect !== "Deny") throw wrong("Syntax errors in policy.");
    if ((statement.Action ?? statement.NotAction) === undefined)
      throw wrong("Policy statement must contain actions.");
    const actions = [...texts(statement.Action), ...texts(statement.NotAction)];
    if (actions.some((action) => action !== "*" && !/^[\w-]+:[\w*?]+$/.test(action))) {
      throw wrong("Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
    }
  }
  return statements;
}

/** Whether the trust policy lets this service assume the role. */
export function trusts(document: string | undefined, service: string): boolean {
  return statementsOf(document).some(
    ({ Effect, Principal }) =>
      Effect === "Allow" &&
      (Principal === "*" ||
        texts((Principal as { Service?: unknown } | undefined)?.Service).includes(service)),
  );
}

/** Allowed to everyone, under no condition. */
export function isPublic(statement: Statement): boolean {
  const { Effect, Principal, Condition } = statement;
  const everyone =
    Principal === "*" || texts((Principal as { AWS?: unknown } | undefined)?.AWS).includes("*");
  return Effect === "Allow" && everyone && Condition === undefined;
}
