/** What the rules about the repository's own files have in common. */

import { findsAny, type SettingsOf } from "../judging/judge";
import type { Rule, Setting, StackResource } from "../rule";
import type { Adoption } from "./adoption";
import { partsOf } from "./urn";

export interface FileRuleContext {
  /** The rules of the pack that are not disabled. */
  readonly rules: () => readonly Rule[];
  readonly settingsOf: SettingsOf;
  readonly adoption: () => Adoption;
}

/** Pulumi makes this resource first in every stack, so that a rule about it is judged before all others. */
export const STACK = "pulumi:pulumi:Stack";

export const fileSetting = (usual: string): { readonly file: Setting } => ({
  file: {
    description: "Path of the file: from a folder at or above the one that the pack is in, or absolute.",
    default: usual,
  },
});

/** One text with all that is wrong with a file. */
export function unusable(read: { file: string; problems: readonly string[] } | undefined): string[] {
  if (!read || read.problems.length === 0) return [];
  const lines = read.problems.map((problem) => `\n  - ${problem}`).join("");
  return [`${read.file} cannot be used, so nothing in it holds:${lines}`];
}

/** A stack, and the resource that a finding about it is shown at. */
export interface PresentStack {
  readonly stack: string;
  readonly project: string;
  readonly urn: string;
}

/** The stacks that the resources are of: one, but for a state that was put together from several. */
export function stacksOf(resources: readonly StackResource[]): PresentStack[] {
  const found = new Map<string, PresentStack>();
  for (const { urn, type } of resources) {
    const { stack, project } = partsOf(urn) ?? {};
    if (stack === undefined || project === undefined) continue;
    const key = `${stack}::${project}`;
    if (type === STACK || !found.has(key)) found.set(key, { stack, project, urn });
  }
  return [...found.values()];
}

/** Whether the rule still finds anything about the resources that are meant; rules of other packs are not judged. */
export function stillFound(
  { rules, settingsOf }: FileRuleContext,
  resources: readonly StackResource[],
  id: string,
  isMeant: (urn: string) => boolean,
): boolean {
  const rule = rules().find((candidate) => candidate.id === id);
  return rule === undefined || findsAny(rule, resources, isMeant, settingsOf);
}
