/** What the internet can reach, told as paths: the result of the model, plain data that can be printed and compared. */

export interface ResourceRef {
  /** Stack of the resource; empty where the model looks at one stack alone. */
  readonly stack: string;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** A range of ports of one protocol. */
export interface Ports {
  /** `tcp`, `udp`, `icmp`, or an IANA number; `all` for every protocol. */
  readonly protocol: string;
  readonly fromPort: number;
  readonly toPort: number;
}

/** Traffic to a range of ports. */
export interface Flow extends Ports {
  readonly family: 4 | 6;
}

/** One step of a path. */
export interface Hop {
  /** What the resource is, in the field's words: `internal load balancer`. */
  readonly what: string;
  /** The resource; several where they do the same thing, such as the public subnets of a load balancer. */
  readonly resources: readonly ResourceRef[];
  /** The property that lets the traffic on, and its value: `cidrIpv4 0.0.0.0/0, tcp 443`. */
  readonly opens: string;
  /** Whether the traffic goes through the resource, or the resource only permits it (routes, rules). */
  readonly role: "carries" | "permits";
  /** The property whose value is not known yet, where the step hangs on it. */
  readonly unknown?: string;
}

/** One way from the internet to something that listens. */
export interface ReachablePath {
  /** The whole internet, or the public address ranges that alone are admitted. */
  readonly from: "internet" | readonly string[];
  /** What can be sent at the first hop. */
  readonly entry: readonly Flow[];
  /** From the internet inwards; the last one is what listens. */
  readonly hops: readonly Hop[];
  /** What it listens on there, where that is not what was sent at the first hop. */
  readonly listens: readonly Ports[];
  /** The declaration (a value of the exposure tag) that the path keeps to. */
  readonly declared?: string;
  /** What a caller must have besides the address, such as AWS credentials. */
  readonly requires?: string;
}

/** Something on the border of the model: a way that may lead in and is not followed. */
export interface BlindSpot {
  readonly resource: ResourceRef;
  readonly property: string;
  readonly why: string;
}

export interface Exposure {
  readonly paths: readonly ReachablePath[];
  readonly blindSpots: readonly BlindSpot[];
}

/** The properties that the path hangs on and that are not known before the update. */
export const unknownsOf = ({ hops }: ReachablePath): string[] => [
  ...new Set(hops.flatMap(({ unknown }) => unknown ?? [])),
];

export const isUndecided = (path: ReachablePath): boolean => unknownsOf(path).length > 0;

/** Open to everybody, without credentials, certainly, and declared by nobody: what must not be. */
export const isUndeclared = (path: ReachablePath): boolean =>
  path.from === "internet" &&
  path.declared === undefined &&
  path.requires === undefined &&
  !isUndecided(path);

/** What a packet goes through, from the first thing it meets to what listens, without what only permits it. */
export const carriers = ({ hops }: ReachablePath): Hop[] => hops.filter(({ role }) => role === "carries");

/** What listens at the end. */
export const targetOf = (path: ReachablePath): Hop | undefined => carriers(path).at(-1);
