/** Things that are public by their nature, such as a web site: they may be declared. */

import { EXPOSURE_TAG, PUBLIC_FRONT } from "../constants";
import { type Finding, undecided } from "../rule";
import { declarationOf } from "../vocabulary/tags";
import { type Fields, isUnknown } from "../vocabulary/values";

/** The findings on a public front, unless its tag says that it is meant to be one. */
export function unlessDeclaredFront(props: Fields, findings: Finding[]): Finding[] {
  const declaration = declarationOf(props);
  if (findings.length === 0 || declaration === PUBLIC_FRONT) return [];
  return isUnknown(declaration) ? [undecided(`tags["${EXPOSURE_TAG}"]`)] : findings;
}
