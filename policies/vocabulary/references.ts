/** Following the references of a program: what the properties of its resources were made from. */

import type { StackResource } from "../rule";

/** The resources of these types that a property was made from. */
export const sourcesOf = (
  { propertyDependencies }: StackResource,
  property: string,
  types: readonly string[],
): readonly StackResource[] =>
  (propertyDependencies[property] ?? []).filter(({ type }) => types.includes(type));
