/**
 * What a rule is: data that explains itself, and one pure function that judges.
 *
 * A rule file imports nothing of Pulumi or AWS: rules load in no time and are tested as plain functions.
 */

export type Severity = "low" | "medium" | "high" | "critical";

/** A definite violation, or a value that is not known before the update and decides the verdict. */
export type Finding =
  | { readonly kind: "violation"; readonly message: string }
  | { readonly kind: "undecided"; readonly property: string };

/** One resource as the engine is about to create it: inputs, secrets opened, unknown values as marks (values.ts). */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** A resource of a whole stack, with the resources that each of its properties was made from. */
export interface StackResource extends Resource {
  readonly urn: string;
  readonly propertyDependencies: Readonly<Record<string, readonly StackResource[]>>;
}

interface RuleText {
  /** Stable name, kebab-case: what configuration, exemptions and reports call the rule. */
  readonly id: string;
  /** What must hold, in one sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** What AWS does when nothing is said. */
  readonly awsDefault: string;
  /** What goes wrong when the rule is broken. */
  readonly why: string;
  /** What to do, step by step, the shortest cure first. */
  readonly remediation: readonly [string, ...string[]];
  /** Where to read more; the first is shown with the finding. */
  readonly links: readonly [string, ...string[]];
}

/** A rule about one resource. It is judged before the resource is created and stops it. */
export interface ResourceRule extends RuleText {
  /** Every type token that reaches the same API. */
  readonly types: readonly string[];
  judge(resource: Resource): Finding[];
}

/** A rule about resources together. At an update it is judged after the fact, so previews are where it blocks. */
export interface StackRule extends RuleText {
  /** The type tokens it looks at, for the documentation. */
  readonly types: readonly string[];
  judgeStack(resources: readonly StackResource[]): { urn: string; finding: Finding }[];
}

export type Rule = ResourceRule | StackRule;

/** A pack is a list of rules with a name. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly rules: readonly Rule[];
}

export const isStackRule = (rule: Rule): rule is StackRule => "judgeStack" in rule;

export const violation = (message: string): Finding => ({ kind: "violation", message });

/** The verdict hangs on `property`, a path such as `ingress[0].cidrBlocks`, which is not known yet. */
export const undecided = (property: string): Finding => ({ kind: "undecided", property });
