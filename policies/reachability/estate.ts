/**
 * The resources of one stack or of several, and how they refer to each other: by ids and ARNs where these are known,
 * and by the references of the program where they are not known yet.
 */

import { type Fields, fieldsOf, isAbsent, isUnknown, itemsOf } from "../vocabulary/values";
import { type Kind, kindsOf } from "./kinds";
import type { ResourceRef } from "./path";

/** A resource as the model takes it, from a policy's stack or from a state. */
export interface EstateResource extends ResourceRef {
  readonly props: Fields;
  /** Known once the resource is made. */
  readonly id?: string;
  /** The URNs that each property was made from. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
}

/** The resources that a property names. */
export interface Reference {
  readonly nodes: readonly EstateResource[];
  /** It is some of the nodes, and which of them is not known before the update. */
  readonly ambiguous: boolean;
  /** Known ids of resources that the estate does not have. */
  readonly foreign: readonly string[];
}

const NOTHING: Reference = { nodes: [], ambiguous: false, foreign: [] };

/** Outputs by which other resources name this one. Those of a VPC's defaults stand for the VPC. */
const IDENTITIES = [
  "id",
  "arn",
  "name",
  "allocationId",
  "invokeArn",
  "clusterIdentifier",
  "defaultRouteTableId",
  "mainRouteTableId",
  "defaultNetworkAclId",
  "defaultSecurityGroupId",
] as const;

export class Estate {
  private readonly kinds = new Map<Kind, EstateResource[]>();
  private readonly byIdentity = new Map<string, EstateResource[]>();
  private readonly byUrn = new Map<string, EstateResource>();
  private readonly known = new Map<string, unknown>();
  private readonly reverse = new Map<string, Map<EstateResource, EstateResource[]>>();

  constructor(readonly resources: readonly EstateResource[]) {
    for (const resource of resources) {
      this.byUrn.set(resource.urn, resource);
      for (const kind of kindsOf(resource.type)) {
        push(this.kinds, kind, resource);
        for (const identity of identitiesOf(resource)) push(this.byIdentity, `${kind} ${identity}`, resource);
      }
    }
  }

  all(kind: Kind): readonly EstateResource[] {
    return this.kinds.get(kind) ?? [];
  }

  /**
   * The resources of a kind that an input names, or, with `nested`, a value within that input: the program's references
   * are known by input alone.
   */
  reference(
    of: EstateResource,
    property: string,
    kind: Kind,
    ...nested: readonly [value?: unknown]
  ): Reference {
    const value = nested.length > 0 ? nested[0] : of.props[property];
    if (isAbsent(value)) return NOTHING;
    const items = itemsOf(value);
    const known = items.filter((item) => !isUnknown(item));
    const named = known.flatMap((item) => this.named(of, kind, item));
    const foreign = known.filter((item) => this.named(of, kind, item).length === 0);
    const missing = items.length - known.length;
    const sources = this.sources(of, property, kind).filter((source) => !named.includes(source));
    if (missing === 0) {
      // a resource whose id nobody told is the one that the program took the value from
      const nameless = sources.filter((source) => isNameless(source));
      if (foreign.length > 0 && nameless.length > 0) {
        return { nodes: [...named, ...nameless], ambiguous: nameless.length > foreign.length, foreign: [] };
      }
      return { nodes: unique(named), ambiguous: false, foreign: foreign.map(String) };
    }
    const whole = isUnknown(value);
    const ambiguous = whole ? sources.length > 1 : sources.length > missing;
    return { nodes: unique([...named, ...sources]), ambiguous, foreign: foreign.map(String) };
  }

  /** The resources of a kind whose property names the target. */
  pointing(kind: Kind, property: string, target: EstateResource): readonly EstateResource[] {
    const [targetKind] = kindsOf(target.type);
    if (targetKind === undefined) return [];
    const key = `${kind} ${property} ${targetKind}`;
    let index = this.reverse.get(key);
    if (!index) {
      index = new Map();
      for (const resource of this.all(kind)) {
        for (const node of this.reference(resource, property, targetKind).nodes) push(index, node, resource);
      }
      this.reverse.set(key, index);
    }
    return index.get(target) ?? [];
  }

  /** What many ask for is worked out once. */
  once<Value>(key: string, make: () => Value): Value {
    if (!this.known.has(key)) this.known.set(key, make());
    return this.known.get(key) as Value;
  }

  private named(of: EstateResource, kind: Kind, value: unknown): readonly EstateResource[] {
    const found = this.byIdentity.get(`${kind} ${String(value)}`) ?? [];
    const near = found.filter(({ stack }) => stack === of.stack);
    return near.length > 0 ? near : found;
  }

  private sources(of: EstateResource, property: string, kind: Kind): EstateResource[] {
    return (of.dependencies[property] ?? []).flatMap((urn) => {
      const source = this.byUrn.get(urn);
      return source && kindsOf(source.type).includes(kind) ? [source] : [];
    });
  }
}

/** Also the last part of an ARN, which is the id of EC2's resources. */
function identitiesOf({ id, props }: EstateResource): Set<string> {
  const told = [id, ...IDENTITIES.map((property) => props[property])];
  const arnTail = typeof props.arn === "string" ? props.arn.split("/").at(-1) : undefined;
  return new Set(
    [...told, arnTail].filter(
      (value): value is string => typeof value === "string" && value !== "" && !isUnknown(value),
    ),
  );
}

const isNameless = ({ id, props }: EstateResource): boolean =>
  id === undefined &&
  [props.id, props.arn, props.allocationId].every((value) => isAbsent(value) || isUnknown(value));

export const refOf = ({ stack, urn, type, name }: EstateResource): ResourceRef => ({
  stack,
  urn,
  type,
  name,
});

/** The objects of a list property. */
export const blocksOf = (value: unknown): Fields[] => (isUnknown(value) ? [] : itemsOf(value).map(fieldsOf));

export const unique = <Item>(items: readonly Item[]): Item[] => [...new Set(items)];

function push<Key, Item>(map: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
