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

/** Pulumi's own options of a resource, of which AWS knows nothing. */
export interface ResourceOptions {
  /** The engine refuses to delete or replace the resource. */
  readonly protect: boolean;
}

/** One resource as the engine is about to create it: inputs, secrets opened, unknown values as marks (values.ts). */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly props: Readonly<Record<string, unknown>>;
  readonly options: ResourceOptions;
}

/** A resource of a whole stack, with the resources that each of its properties was made from. */
export interface StackResource extends Resource {
  readonly urn: string;
  /** The Region that it or its provider names; undefined where neither does, or where it is not known yet. */
  readonly region: string | undefined;
  readonly propertyDependencies: Readonly<Record<string, readonly StackResource[]>>;
}

/** The ids under which other catalogues ask for the same thing. */
export interface Controls {
  /** AWS Foundational Security Best Practices, such as `ELB.12`. */
  readonly fsbp?: readonly string[];
  /** CIS AWS Foundations Benchmark v3.0.0, such as `5.2`. */
  readonly cis?: readonly string[];
  /** AWS Well-Architected best practices, such as `SEC05-BP02`. */
  readonly wellArchitected?: readonly string[];
  /** cdk-nag's AwsSolutions pack, such as `AwsSolutions-ELB2`. */
  readonly cdkNag?: readonly string[];
  /** AWSGuard, such as `elb-logging-enabled`. */
  readonly awsguard?: readonly string[];
}

/** A value that the configuration of a pack may set for one rule. Its type is the type of the default. */
export interface Setting {
  readonly description: string;
  readonly default: number | boolean | string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

export type Settings = Readonly<Record<string, Setting>>;

type Widened<Value> = Value extends number
  ? number
  : Value extends boolean
    ? boolean
    : Value extends string
      ? string
      : readonly string[];

/** What `judge` gets: each setting as configured, or its default. */
export type SettingValues<Of extends Settings> = {
  readonly [Key in keyof Of]: Widened<Of[Key]["default"]>;
};

interface RuleText<Of extends Settings> {
  /** Stable name, kebab-case: what configuration, exemptions and reports call the rule. */
  readonly id: string;
  /** What must hold, in one sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** Whether a violation stops the update, unless configuration says otherwise; mandatory when left out. */
  readonly level?: "mandatory" | "advisory";
  /** What AWS does when nothing is said. */
  readonly awsDefault: string;
  /** What goes wrong when the rule is broken. */
  readonly why: string;
  /** What to do, step by step, the shortest cure first. */
  readonly remediation: readonly [string, ...string[]];
  /** Where to read more; the first is shown with the finding. */
  readonly links: readonly [string, ...string[]];
  readonly controls: Controls;
  /** What configuration may change; left out where there is nothing to choose. */
  readonly settings?: Of;
}

/** A rule about one resource. It is judged before the resource is created and stops it. */
export interface ResourceRule<Of extends Settings = Settings> extends RuleText<Of> {
  /** Every type token that reaches the same API. */
  readonly types: readonly string[];
  judge(resource: Resource, settings: SettingValues<Of>): Finding[];
}

/** A rule about resources together. At an update it is judged after the fact, so previews are where it blocks. */
export interface StackRule<Of extends Settings = Settings> extends RuleText<Of> {
  /** The type tokens it looks at, for the documentation. */
  readonly types: readonly string[];
  judgeStack(
    resources: readonly StackResource[],
    settings: SettingValues<Of>,
  ): { urn: string; finding: Finding }[];
}

export type Rule = ResourceRule | StackRule;

/** A pack is a list of rules with a name. */
export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly rules: readonly Rule[];
  /** There is no rule that the pack has not: a name that it does not know is a mistake. */
  readonly holdsEveryRule?: boolean;
}

export const isStackRule = (rule: Rule): rule is StackRule => "judgeStack" in rule;

/** Whether a violation stops the update when configuration says nothing. */
export const levelOf = ({ level = "mandatory" }: Rule): "mandatory" | "advisory" => level;

export const violation = (message: string): Finding => ({ kind: "violation", message });

/** The verdict hangs on `property`, a path such as `ingress[0].cidrBlocks`, which is not known yet. */
export const undecided = (property: string): Finding => ({ kind: "undecided", property });
