/** What the functions of a table see. */
import type { Bag, Value, ValueMap } from "./value";

/** A resource as the cloud keeps it: one file. */
export interface Stored {
  readonly type: string;
  readonly id: string;
  /** `global` for types without a Region. */
  readonly region: string;
  readonly account: string;
  /** Inputs as last applied, defaults not filled in. */
  readonly inputs: ValueMap;
  /** The full state: inputs, defaults and computed values. */
  readonly outputs: ValueMap;
  /** Who made it; absent for what AWS made by itself (default security group, network interfaces ...). */
  readonly createdBy?: { readonly urn: string; readonly stack: string };
  /** Id of the resource that this one goes with. */
  readonly ownedBy?: string;
  /** RFC 3339. */
  readonly createdAt: string;
  /** Paths inside inputs and outputs that hold secrets. */
  readonly secrets: readonly string[];
}

/** Reading the cloud. Types may be given by alias. `region` left out means the context's own Region and `global`. */
export interface CloudView {
  get(type: string, id: string, region?: string): Stored | undefined;
  /** All of a type whose outputs have these values (a list property: contains the value). `region: "*"` looks everywhere. */
  find(type: string, where?: ValueMap, region?: string): Stored[];
}

/** A resource that AWS makes as a side effect. */
export interface SideEffect {
  readonly type: string;
  readonly id: string;
  readonly outputs: ValueMap;
  /** Default: the context's Region. */
  readonly region?: string;
  /** Goes when this id goes. Left out: stays until someone deletes it. */
  readonly ownedBy?: string;
}

/** Writing to it: in hooks, and in `id` and `outputs` of a real create or update; elsewhere (`check`, `live`, `act`) these throw. */
export interface Cloud extends CloudView {
  put(resource: SideEffect): void;
  /** Changes outputs of an existing resource. */
  patch(resource: Stored, outputs: ValueMap): void;
  remove(resource: Stored): void;
  /** Removes it when so many seconds have passed (interfaces that AWS releases late); 0 is at once. */
  removeAfter(resource: Stored, seconds: number): void;
  /** 1, 2, 3 ...: never the same number again for a name, also after deletes (task definition revisions). */
  next(counter: string): number;
}

export interface Context {
  readonly account: string;
  /** The resource's Region; for global types the provider's own. */
  readonly region: string;
  readonly partition: string;
  /** `amazonaws.com`, `amazonaws.com.cn`. */
  readonly dnsSuffix: string;
  /** Empty in functions. */
  readonly urn: string;
  readonly logicalName: string;
  /** Inputs with defaults filled in. In `check` some may be unknown. */
  readonly inputs: Bag;
  /** Worked out so far, `id` included; after the create: the whole state. */
  readonly outputs: Bag;
  readonly cloud: Cloud;
  /** Time of the operation, in milliseconds since 1970. */
  readonly nowMillis: number;
  /** When the resource was made, for `live`. */
  readonly createdAtMillis: number;
  /** Stable for a resource: from its URN and how often that URN was made. Another label, another value. */
  hex(length: number, label?: string): string;
  digits(length: number, label?: string): string;
  upper(length: number, label?: string): string;
  mixed(length: number, label?: string): string;
  uuid(label?: string): string;
  /** The resource that an input with `refers` names; for a list, the first. */
  target(input: string): Stored | undefined;
  targets(input: string): Stored[];
  /** Fills a template. */
  fill(template: string, extra?: { readonly [name: string]: Value }): string;
  /**
   * Runs the code of a Lambda function (by name or ARN) with a JSON payload, in `act` only. The code may use the part of
   * `@aws-sdk/client-ec2` that offline/lambda/ stands in for. Throws what the function throws.
   */
  invoke(functionName: string, payload: string): Promise<string>;
  /** Seconds from the fault settings: how long `deploy`, interface clean-up and the like take. */
  seconds(setting: "deploy" | "interfaceRelease" | "instanceLaunch"): number;
}

export interface UpdateContext extends Context {
  /** State before the update. */
  readonly before: Bag;
  changed(input: string): boolean;
}
