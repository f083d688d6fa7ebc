/**
 * Inputs: what a resource type or function takes. Built with `text`, `integer`, `number`, `flag`,
 * `list`, `set`, `map`, `block`, `json`, `asset`, `anything`, so that a table line reads
 *
 *     vpcId: text({ required, forceNew, refers: { to: "aws:ec2/vpc:Vpc", missing: "InvalidVpcID.NotFound", holds: true } }),
 *     idleTimeout: integer({ default: 60, min: 1, max: 4000 }),
 *     subnets: set(text({ refers: ... }), { forceNew: ({ old, new: next }) => ... }),
 *     accessLogs: block({ bucket: text({ required }), enabled: flag({ default: false }) }),
 *
 * Everything the type does not list is refused by name, in nested blocks as well.
 */
import type { Bag, Value } from "./value";

/** `{ required }` and `{ forceNew }` read better than `{ required: true }`. */
export const required = true as const;
export const forceNew = true as const;

/** How a property names another resource. */
export interface Reference {
  /** Type token of the resource meant (aliases are resolved); several when any of them will do. */
  readonly to: string | readonly string[];
  /** The property of that resource that holds the same value. Default `"id"`. */
  readonly by?: string;
  /** Refused with this AWS error code at create and update when there is none. Left out: not looked for. */
  readonly missing?: string;
  /** AWS's message; `{value}` is the value. Default: `The <type> '{value}' does not exist`. */
  readonly message?: string;
  /** The other may not be deleted while this resource exists (see `deletion.blocked` of its table). */
  readonly holds?: boolean;
  /** Where the other one lives. Default: the same Region as this resource (or global, whatever the target's scope). */
  readonly region?: "same" | "any";
  /** Values that need no resource: AWS's own, such as `arn:aws:iam::aws:policy/...` or the alias `alias/aws/s3`. */
  readonly except?: RegExp;
}

/** What decides replacement beyond a plain `forceNew`: both sides are whole input maps, defaults filled in. */
export interface Change {
  readonly old: Bag;
  readonly new: Bag;
  /** The state that the last create, update or read returned. */
  readonly outputs: Bag;
}

export interface Common {
  readonly required?: boolean;
  /** A change replaces the resource; a function for "only when ...". Works on nested properties too. */
  readonly forceNew?: boolean | ((change: Change) => boolean);
  /** What the provider keeps in the state when the input is absent (known in previews; not an input). */
  readonly default?: Value;
  /** What the SDK itself puts into the inputs at check, such as "Managed by Pulumi". */
  readonly defaultAtCheck?: Value;
  /**
   * AWS fills it in when absent, and leaving it out later changes nothing. Give an entry of the same name in `outputs`
   * for what it is filled with (top level only); inside blocks it merely silences the diff.
   */
  readonly computed?: boolean;
  /** Always a secret in outputs, whatever the program said. */
  readonly secret?: boolean;
  /** Sibling properties that may not be given together with this one. */
  readonly conflictsWith?: readonly string[];
  /** Sibling properties that must be given when this one is. */
  readonly requires?: readonly string[];
  /** Never sent back by AWS: refresh keeps the old value, import leaves it out. */
  readonly writeOnly?: boolean;
  /** Kept by Pulumi only, no API call (`forceDestroy`, `skipDestroy` ...): import leaves it out. */
  readonly local?: boolean;
  /** Anything else; called with a known value only. Returns what is wrong, without the property's name. */
  readonly check?: (value: Value, siblings: Bag) => string | undefined;
}

export interface TextProperty extends Common {
  readonly kind: "text";
  readonly oneOf?: readonly string[];
  readonly pattern?: RegExp;
  /** Said when `pattern` does not match: "must be ..." */
  readonly rule?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly refers?: Reference;
  /** Two texts that are one: compared without case, or as parsed JSON, or as IAM policies (lists as sets, "x" = ["x"]). */
  readonly same?: "ignoring case" | "json" | "policy" | ((a: string, b: string) => boolean);
  /** "json" and "policy" texts must parse; `object: true` takes an object too and turns it into text at check. */
  readonly object?: boolean;
  /** IPv4 or IPv6 network address with prefix; host bits set are refused. */
  readonly format?: "ipv4-network" | "ipv6-network" | "network" | "arn";
}
export interface NumberProperty extends Common {
  readonly kind: "number";
  readonly integer: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly oneOf?: readonly number[];
}
export interface FlagProperty extends Common {
  readonly kind: "flag";
}
export interface ListProperty extends Common {
  readonly kind: "list";
  readonly of: Property;
  /** A set: order means nothing, duplicates are one. */
  readonly unordered: boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
}
export interface MapProperty extends Common {
  readonly kind: "map";
  readonly of: Property;
}
export interface BlockProperty extends Common {
  readonly kind: "block";
  readonly properties: Properties;
  /** Rules over several properties of the block, as for a whole resource. */
  readonly rules?: readonly Rule[];
}
export interface AssetProperty extends Common {
  readonly kind: "asset";
}
export interface AnyProperty extends Common {
  readonly kind: "any";
}
export type Property =
  | TextProperty
  | NumberProperty
  | FlagProperty
  | ListProperty
  | MapProperty
  | BlockProperty
  | AssetProperty
  | AnyProperty;

export interface Properties {
  readonly [name: string]: Property;
}

/** A rule over several properties of one map. Unknown values count as given. */
export type Rule =
  | { readonly exactlyOneOf: readonly string[] }
  | { readonly atLeastOneOf: readonly string[] }
  | { readonly atMostOneOf: readonly string[] }
  | { readonly allOrNone: readonly string[] };

type Options<P extends Property> = Omit<P, "kind" | "of" | "integer" | "unordered" | "properties">;

export const text = (options: Options<TextProperty> = {}): TextProperty => ({ kind: "text", ...options });
export const number = (options: Options<NumberProperty> = {}): NumberProperty => ({
  kind: "number",
  integer: false,
  ...options,
});
export const integer = (options: Options<NumberProperty> = {}): NumberProperty => ({
  kind: "number",
  integer: true,
  ...options,
});
export const flag = (options: Options<FlagProperty> = {}): FlagProperty => ({ kind: "flag", ...options });
/** Order means something. */
export const list = (of: Property, options: Options<ListProperty> = {}): ListProperty => ({
  kind: "list",
  of,
  unordered: false,
  ...options,
});
/** Order means nothing. */
export const set = (of: Property, options: Options<ListProperty> = {}): ListProperty => ({
  kind: "list",
  of,
  unordered: true,
  ...options,
});
export const map = (of: Property = text(), options: Options<MapProperty> = {}): MapProperty => ({
  kind: "map",
  of,
  ...options,
});
export const block = (properties: Properties, options: Options<BlockProperty> = {}): BlockProperty => ({
  kind: "block",
  properties,
  ...options,
});
/** A JSON document as text; equal when the parsed documents are. */
export const json = (options: Options<TextProperty> = {}): TextProperty => ({
  kind: "text",
  same: "json",
  ...options,
});
/** An IAM policy document as text or object. */
export const policy = (options: Options<TextProperty> = {}): TextProperty => ({
  kind: "text",
  same: "policy",
  object: true,
  ...options,
});
export const asset = (options: Options<AssetProperty> = {}): AssetProperty => ({ kind: "asset", ...options });
/** Data that is passed through unread. A last resort. */
export const anything = (options: Options<AnyProperty> = {}): AnyProperty => ({ kind: "any", ...options });

/** `tags`, for types that have `tagsAll` (which the machinery adds by itself). */
export const tags = (): MapProperty => map(text({ maxLength: 256 }));
