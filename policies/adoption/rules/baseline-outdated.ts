import { type StackRule, violation } from "../../rule";
import { BASELINE_FILE } from "../adoption";
import type { KnownFinding } from "../baseline";
import { type FileRuleContext, type PresentStack, STACK, stacksOf, stillFound } from "../file-rule";
import { partsOf } from "../urn";

/** A finding that is mended leaves the baseline, so that it cannot come back unseen. */
export const baselineOutdated = (context: FileRuleContext): StackRule => ({
  id: "baseline-outdated",
  title: "The baseline holds no finding that is mended.",
  severity: "low",
  level: "advisory",
  awsDefault: "AWS knows nothing of a baseline.",
  why: "A mended finding that stays in the baseline may come back without anybody seeing it.",
  remediation: [`Record the baseline anew, or remove the finding from ${BASELINE_FILE}.`],
  links: ["https://www.pulumi.com/docs/iac/concepts/resources/names/#urns"],
  controls: {},
  types: [STACK],
  judgeStack(resources) {
    const entries = context.adoption().baseline?.entries ?? [];
    return stacksOf(resources).flatMap((stack) =>
      entries
        .filter(({ resource }) => isOf(stack, resource))
        .filter(({ rule, resource }) => !stillFound(context, resources, rule, (urn) => urn === resource))
        .map((entry) => ({ urn: stack.urn, finding: violation(outdatedText(entry)) })),
    );
  },
});

function isOf({ stack, project }: PresentStack, urn: string): boolean {
  const parts = partsOf(urn);
  return parts?.stack === stack && parts.project === project;
}

const outdatedText = ({ rule, resource, since }: KnownFinding): string =>
  `${rule} finds nothing more about ${resource}, known since ${since}.`;
