/** What a stack asks for against what AWS gives: counted from the program, without what other stacks hold already. */

import { type Finding, type StackResource, violation } from "../rule";
import { isAbsent, isUnknown } from "../vocabulary/values";

/** One quota: how to count what it is about. */
export interface Quota {
  /** Name of the setting that holds the limit. */
  readonly setting: string;
  /** What is counted, in the plural: `listeners of an accelerator`. */
  readonly counted: string;
  readonly types: readonly string[];
  /** What the resources are counted by: a Region, the resource that they belong to. Undefined is not counted. */
  readonly per: (resource: StackResource) => unknown;
  /** How many the resource stands for; 1 where left out. */
  readonly weight?: (resource: StackResource) => number;
}

/** Resources count by their Region; those of which none is told are taken for neighbours. */
export const byRegion = ({ region = "" }: StackResource): string => region;

/** Resources count by the one that a property was made from, or by the value where that is known. */
export const byReference =
  (property: string, types: readonly string[]) =>
  ({ props, propertyDependencies }: StackResource): unknown => {
    const source = propertyDependencies[property]?.find(({ type }) => types.includes(type));
    const value = props[property];
    return source ?? (isAbsent(value) || isUnknown(value) ? undefined : value);
  };

/** The finding goes to the first resource that is one too many. */
export const judgeQuotas = (
  quotas: readonly Quota[],
  resources: readonly StackResource[],
  limits: Readonly<Record<string, number>>,
): { urn: string; finding: Finding }[] =>
  quotas.flatMap((quota) => judgeQuota(quota, resources, limits[quota.setting] ?? Number.POSITIVE_INFINITY));

function judgeQuota(quota: Quota, resources: readonly StackResource[], limit: number) {
  const counted = resources.filter((resource) => quota.types.includes(resource.type));
  const places = new Map<unknown, StackResource[]>();
  for (const resource of counted) {
    const place = quota.per(resource);
    if (place === undefined) continue;
    const members = places.get(place);
    if (members) members.push(resource);
    else places.set(place, [resource]);
  }
  return [...places.values()].flatMap((members) => judgeMembers(quota, members, limit));
}

function judgeMembers(
  { counted, setting, weight = () => 1 }: Quota,
  members: StackResource[],
  limit: number,
) {
  let count = 0;
  let tooMany: StackResource | undefined;
  for (const member of members) {
    count += weight(member);
    if (count > limit) tooMany ??= member;
  }
  if (!tooMany) return [];
  const says = `The stack asks for ${count} ${counted}, and the quota (setting \`${setting}\`) is ${limit}.`;
  return [{ urn: tooMany.urn, finding: violation(says) }];
}
