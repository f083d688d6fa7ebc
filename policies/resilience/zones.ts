/** Which Availability Zones the subnets of a resource are in, as far as a program shows it. */

import { type Finding, type StackResource, undecided, violation } from "../rule";
import { type Place, placeOf } from "../vocabulary/places";
import { SUBNET_TYPES } from "../vocabulary/tokens";
import { fieldsOf, isAbsent, isFields, isUnknown, itemsOf, wordOf } from "../vocabulary/values";

/** Where a type names its subnets or zones: paths, the most telling first. */
export type ZonePlaces = readonly string[];

/** Judges the first place that says anything. One that is not known yet is told by what it was made from. */
export function twoZones(resource: StackResource, paths: ZonePlaces): Finding[] {
  const places = paths
    .map((path) => placeOf(resource.props, path))
    .filter(({ value }) => !isAbsent(value) && itemsOf(value).length > 0);
  const place = places.find(({ value }) => !isUnknown(value)) ?? places.find(sourced) ?? places[0];
  return place ? judge(place) : [];

  function sourced({ property }: Place): boolean {
    return subnetsBehind(resource, property).length > 0;
  }

  function judge({ property, value }: Place): Finding[] {
    const subnets = subnetsBehind(resource, property);
    if (isUnknown(value)) return sharedZone(subnets, []) || subnets.length === 0 ? [undecided(property)] : [];
    const ids = itemsOf(value).map(idOf);
    if (countDistinct(ids) < 2) return [violation(`\`${property}\` names one place only.`)];
    const zone = subnets.length < ids.length ? undefined : sharedZone(subnets, ids);
    return zone === undefined ? [] : [violation(`All subnets in \`${property}\` are in ${zone}.`)];
  }
}

const subnetsBehind = ({ propertyDependencies }: StackResource, property: string): StackResource[] =>
  (propertyDependencies[property.split(".")[0] ?? ""] ?? []).filter(({ type }) =>
    SUBNET_TYPES.includes(type),
  );

/** Values that are not known yet count as different: the program names each. */
function countDistinct(ids: readonly unknown[]): number {
  const known = ids.filter((id) => !isUnknown(id));
  return new Set(known).size + (ids.length - known.length);
}

/** A subnet is named by its id, or by a mapping that holds the id. */
const idOf = (item: unknown): unknown => (isFields(item) ? fieldsOf(item).subnetId : item);

/** The zone of all the subnets that may be meant; undefined if there are several, or one that is not known. */
function sharedZone(subnets: readonly StackResource[], ids: readonly unknown[]): string | undefined {
  const known = ids.filter((id) => !isUnknown(id));
  const named = subnets.filter(({ props }) => known.some((id) => isSubnet(props, id)));
  if (named.length < known.length) return undefined;
  const meant = known.length > 0 && known.length === ids.length ? named : subnets;
  const zones = new Set(meant.map(({ props }) => wordOf(props.availabilityZone ?? props.availabilityZoneId)));
  const [zone] = zones;
  return zones.size === 1 && !isUnknown(zone) ? zone : undefined;
}

/** At an update the ARN is known, and ends in the id. */
const isSubnet = ({ arn, subnetId }: StackResource["props"], id: unknown): boolean =>
  typeof id === "string" &&
  !isUnknown(id) &&
  (id === subnetId || (typeof arn === "string" && arn.endsWith(`/${id}`)));
