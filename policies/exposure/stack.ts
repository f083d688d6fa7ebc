/** What the rules about a whole stack find. */

import { type Finding, type StackResource, violation } from "../rule";

export interface StackFinding {
  readonly urn: string;
  readonly finding: Finding;
}

export const at = ({ urn }: StackResource, message: string): StackFinding => ({
  urn,
  finding: violation(message),
});
