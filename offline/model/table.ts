/**
 * The language in which AWS is described to the offline provider: a resource type is a `ResourceTable`, a
 * function a `FunctionTable`. Tables are data; a function stands only where data can't say it.
 *
 * What the machinery does with a table, in the order of a resource's life:
 *
 * - **Check** refuses unknown properties, wrong types and broken rules, all at once with their paths; makes the auto-name;
 *   fills in `defaultAtCheck`, `region` (regional types) and `tagsAll` (types with `tags`).
 * - **Diff** compares inputs (defaults filled in; sets, JSON and policies by meaning), and replaces on `forceNew`.
 * - **Create**, in a preview: inputs and defaults are known, `outputs` unknown but those with `knownInPreview`.
 *   For real: `act` (outside the lock); then, under the cloud's lock: references, `unique`, `quotas`, `accept`, `id`,
 *   `outputs` from top to bottom, `onCreate`; then one atomic write.
 * - **Read** gives the stored state; an unknown id is "gone" (or fails, on import).
 * - **Update** the same as create; `outputs` keep their value unless `recomputed`.
 * - **Delete** refuses while others hold the resource (`refers.holds`); then `deletion.accept`, `onDelete`, and it is gone,
 *   with everything that was `ownedBy` it.
 *
 * Templates: in `id`, `outputs`, `name`d messages and ARNs a string is a template. Placeholders:
 * `{account}` `{region}` `{partition}` `{dnsSuffix}` `{id}` `{logicalName}` `{now}` (RFC 3339), `{hex:17}` `{digits:10}` `{upper:17}`
 * (capital letters and digits) `{mixed:6}` `{uuid}`: stable per resource; another label gives another value: `{hex:17:acl}`;
 * anything else is an input or an output that stands earlier in the table: `{name}`.
 */
import type { Context, UpdateContext } from "./context";
import type { Properties, Rule } from "./property";
import type { Bag, Value, ValueMap } from "./value";

/** A template (see above), or a function where a template can't say it. */
export type Expression = string | ((context: Context) => Value);

export interface ComputedOutput {
  readonly value: Expression;
  /** The real provider knows it in a preview of a create (rare: nearly everything computed is unknown then). */
  readonly knownInPreview?: boolean;
  /**
   * Worked out again on update when one of these inputs changes (`"any"`: on every update); unknown in that update's preview.
   * Without it the value of the create stays.
   */
  readonly recomputed?: readonly string[] | "any";
  /** Marked secret in outputs. */
  readonly secret?: boolean;
}
export interface Outputs {
  /** In the order of working out: a later one may name an earlier one. A plain expression is `{ value: expression }`. */
  readonly [name: string]: Expression | ComputedOutput;
}

export interface AutoName {
  /** Default `"name"`. */
  readonly property?: string;
  /** The provider's own limit for the generated name: longer is an error, never cut. Default 255. */
  readonly maxLength?: number;
  /** Put behind the name (`.fifo`), or before it (`alias/`); limits count without them. */
  readonly suffix?: (inputs: Bag) => string;
  readonly prefix?: string;
  readonly lowerCase?: boolean;
  /** No name is made when one of these is given. `namePrefix` is always among them. */
  readonly unless?: readonly string[];
}

export interface Unique {
  /** Properties (inputs with defaults, or outputs) that together may exist once. Absent ones never collide. */
  readonly by: readonly string[];
  /** Default: "region" for regional types, "account" for global ones. "world": over all accounts. */
  readonly within?: "region" | "account" | "world";
  readonly ignoringCase?: boolean;
  /** AWS's error code and message (a template). */
  readonly code: string;
  readonly message: string;
}

export interface Quota {
  readonly max: number;
  /** Counted among resources that share these properties; empty: all of the Region (or account, for global types). */
  readonly per?: readonly string[];
  readonly code: string;
  readonly message: string;
}

export interface Deletion {
  /** AWS's answer while another resource holds this one. Message is a template; `{holders}` lists the ids that hold it. */
  readonly blocked?: { readonly code: string; readonly message: string };
  /** More reasons: throw `refusal(code, message)`. */
  readonly accept?: (context: Context) => void;
}

/** API operations as they appear in errors and in fault patterns. Default: Create/Describe/Modify/Delete + the type's name. */
export interface Operations {
  readonly create?: string;
  readonly read?: string;
  readonly update?: string;
  readonly delete?: string;
}

export interface ResourceTable {
  /** Type token, such as `aws:ec2/vpc:Vpc`. */
  readonly token: string;
  /** Older tokens that mean the same type. */
  readonly aliases?: readonly string[];
  /** As the AWS SDK names it in errors: `EC2`, `Elastic Load Balancing v2`, `IAM`, `S3`. */
  readonly service: string;
  /** What the provider says it is creating: `EC2 VPC`, `ELBv2 Load Balancer`. */
  readonly title: string;
  readonly operations?: Operations;
  /** `regional` types take the `region` argument (added by itself: do not list it); `global` ones do not. */
  readonly scope: "regional" | "global";
  /** Without `region` and `tagsAll`. List `tags: tags()` where the type has tags. */
  readonly inputs: Properties;
  readonly rules?: readonly Rule[];
  /** Provider-side validation that no property can say. Unknown values read as absent from a `Bag`: ask `isUnknown`. */
  readonly check?: (inputs: Bag) => Problem[];
  /** Default `true` when `inputs.tags` is a map: `tagsAll` is worked out at check. */
  readonly tagsAll?: boolean;
  readonly autoName?: AutoName;
  readonly id: Expression;
  /**
   * The output that tells resources of this type apart in one Region where `id` does not: the ARN of a task definition, whose id
   * is its family. Default: the id.
   */
  readonly key?: string;
  /** What `pulumi import` takes, over inputs and outputs. Default `{id}`. */
  readonly importId?: Expression;
  /** Computed values, also for inputs that AWS fills in when omitted (then used only when the input is absent). */
  readonly outputs: Outputs;
  readonly unique?: readonly Unique[];
  readonly quotas?: readonly Quota[];
  /** What AWS refuses that references, `unique` and `quotas` can't say: throw `refusal(code, message)`. At create and update. */
  readonly accept?: (context: Context) => void;
  readonly deletion?: Deletion;
  readonly deleteBeforeReplace?: boolean;
  /** For replacement on grounds other than one property. */
  readonly replaceIf?: (change: { old: Bag; new: Bag; outputs: Bag }) => string[];
  /** How long AWS takes; fault settings turn the class into seconds. Default `instant`. */
  readonly timing?: "instant" | "seconds" | "minutes" | "deploy";
  /** Side effects in the cloud, under its lock. Resources put here with `ownedBy` go with this one. */
  readonly onCreate?: (context: Context) => void;
  readonly onUpdate?: (context: UpdateContext) => void;
  readonly onDelete?: (context: Context) => void;
  /**
   * What is true by now (instances and their lifecycle state, health of targets): worked out from the time that passed, shown
   * under `live` by `node offline/plugin.js list`, never stored and no part of the Pulumi state, so a refresh stays quiet.
   */
  readonly live?: (context: Context) => ValueMap;
  /** Work outside the lock before the write, such as `context.invoke`. Its result is put over the outputs. */
  readonly act?: (
    operation: "create" | "update" | "delete",
    context: Context,
  ) => Promise<ValueMap | undefined>;
}

export interface FunctionTable {
  /** Such as `aws:ec2/getVpc:getVpc`. */
  readonly token: string;
  readonly service: string;
  readonly operation: string;
  readonly scope: "regional" | "global";
  /** Without `region`. */
  readonly args: Properties;
  readonly rules?: readonly Rule[];
  readonly secretOutputs?: readonly string[];
  /**
   * The answer. `context.inputs` has the arguments with defaults; throw `failure(message)` for what the provider itself refuses
   * ("multiple EC2 VPCs matched; use additional constraints ...") and `refusal(code, message)` for what AWS does.
   */
  readonly call: (context: Context) => ValueMap;
}

/** A provider-side complaint: `path` as in `accessLogs.bucket` or `ingress[0].fromPort`. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
}

/** AWS said no: carries the error code; the machinery adds the operation and the AWS wording. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly statusCode: number = 400,
    /** May succeed when tried again (throttling, eventual consistency). */
    readonly retryable: boolean = false,
  ) {
    super(message);
  }
}
export const refusal = (code: string, message: string, statusCode?: number): Refusal =>
  new Refusal(code, message, statusCode);

/** The provider said no by itself, without an API call. */
export class Failure extends Error {}
export const failure = (message: string): Failure => new Failure(message);

export * from "./context";
export * from "./property";
export * from "./value";
