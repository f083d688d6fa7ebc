/** Which resources of a stack name which: by what a property was made from, or by the same name. */

import type { StackResource } from "../rule";
import { isAbsent, isUnknown } from "../vocabulary/values";

/** Does the property name the resource, by reference or by its physical name? A name may not be known yet. */
export function refersTo(
  resource: StackResource,
  property: string,
  target: StackResource,
): boolean | "maybe" {
  const sources = resource.propertyDependencies[property] ?? [];
  if (sources.includes(target)) return true;
  const [written, name] = [resource.props[property], nameOf(target)];
  if (sources.length > 0 || isAbsent(written)) return false;
  return isUnknown(written) || isUnknown(name) ? "maybe" : written === name;
}

/** The physical name: native groups have the kind before it. */
const nameOf = ({ props }: StackResource): unknown => props.name ?? props.autoScalingGroupName;
