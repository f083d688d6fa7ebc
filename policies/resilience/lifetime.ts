/** What the program says of the loss of a resource, by its tag. */

import { DISPOSABLE, LIFETIME_TAG, PERMANENT } from "../constants";
import { type Finding, type Resource, undecided } from "../rule";
import { tagOf } from "../vocabulary/tags";
import { isUnknown, wordOf } from "../vocabulary/values";

/** The findings, unless the program says that nothing is lost with the resource. */
export function unlessDisposable({ props }: Pick<Resource, "props">, findings: Finding[]): Finding[] {
  if (findings.length === 0) return [];
  const lifetime = tagOf(props, LIFETIME_TAG);
  if (isUnknown(lifetime)) return [undecided("tags")];
  return wordOf(lifetime) === DISPOSABLE ? [] : findings;
}

/** The findings, if the program says that what is lost with the resource cannot be had again. */
export function ifPermanent({ props }: Pick<Resource, "props">, findings: Finding[]): Finding[] {
  if (findings.length === 0) return [];
  const lifetime = tagOf(props, LIFETIME_TAG);
  if (isUnknown(lifetime)) return [undecided("tags")];
  return wordOf(lifetime) === PERMANENT ? findings : [];
}
