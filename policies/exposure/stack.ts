/** What the rules about a whole stack share: following the references of a program. */

import { type Finding, type StackResource, violation } from "../rule";

export interface StackFinding {
  readonly urn: string;
  readonly finding: Finding;
}

export const at = ({ urn }: StackResource, message: string): StackFinding => ({
  urn,
  finding: violation(message),
});

/** The resources of these types that a property was made from. */
export const sourcesOf = (
  resource: StackResource,
  property: string,
  types: readonly string[],
): readonly StackResource[] =>
  (resource.propertyDependencies[property] ?? []).filter(({ type }) => types.includes(type));
