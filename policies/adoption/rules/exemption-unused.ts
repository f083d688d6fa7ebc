import { type StackRule, violation } from "../../rule";
import { EXEMPTIONS_FILE } from "../adoption";
import type { Exemption } from "../exemptions";
import { type FileRuleContext, STACK, stacksOf, stillFound } from "../file-rule";

/** An exemption that covers nothing is one that nobody needs any more, or that names the wrong resource. */
export const exemptionUnused = (context: FileRuleContext): StackRule => ({
  id: "exemption-unused",
  title: "Every exemption covers a finding.",
  severity: "low",
  level: "advisory",
  awsDefault: "AWS knows nothing of exemptions.",
  why: "An exemption that is left behind covers the next resource of that name, which nobody looked at.",
  remediation: [`Remove the exemption from ${EXEMPTIONS_FILE}, or mend the resource that it names.`],
  links: ["https://www.pulumi.com/docs/iac/concepts/resources/names/#urns"],
  controls: {},
  types: [STACK],
  judgeStack(resources) {
    const entries = context.adoption().exemptions?.entries ?? [];
    return stacksOf(resources).flatMap((stack) =>
      entries
        .filter(({ pattern }) => pattern.concerns(stack))
        .filter(({ rule, pattern }) => !stillFound(context, resources, rule, pattern.matches))
        .map((entry) => ({ urn: stack.urn, finding: violation(unusedText(entry)) })),
    );
  },
});

const unusedText = ({ rule, resource, owner, ticket }: Exemption): string =>
  `The exemption from ${rule} for ${resource} (${owner}, ${ticket}) covers nothing in this stack.`;
