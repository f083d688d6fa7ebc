import { DECLARED_OPENINGS, EXPOSURE_TAG } from "../../policies/constants";
import { exposure } from "../../policies/exposure/pack";
import { typesReaching } from "../../policies/facade";
import { isStackRule, type Pack, type Rule } from "../../policies/rule";
import { code, table } from "./markdown";
import type { Page } from "./pages";

const intro = `# Policies

A pack is a list of rules that stop a \`pulumi preview\` or \`up\` before anything that violates one is created. The packs know
nothing of this project: any Pulumi program on AWS can use them, in any language.

\`\`\`sh
pulumi preview --policy-pack policies/exposure
pulumi policy analyze --policy-pack policies/exposure --file state.json   # an exported stack
\`\`\`

\`npm run build:policies\` builds the packs; set-up does it too. A rule judges what AWS would do with the inputs, so that an
input that is left out counts as AWS's default. Where a value decides that a preview cannot know, the preview says so once,
as an advisory, and the update judges it and stops. A rule that fails blocks like a violation. Every rule is mandatory; a
file given by \`--policy-pack-config\` lowers one: \`{ "security-group-open": "advisory" }\`.

## Declaring an opening

A group may admit the internet only for one of these purposes. The tag ${code(EXPOSURE_TAG)} on the rule
(\`aws.vpc.SecurityGroupIngressRule\`), or on the group that has the rule inline, says which; protocol and ports must be
exactly these.`;

export const policiesPage: Page = {
  file: "policies.md",
  render: () => `${intro}

${openings()}

${packSection("policies/exposure", exposure)}

## What the packs do not see

Load balancers that a Helm release makes inside a cluster, that a CloudFormation template makes, or that were made by hand:
none of them is a resource of the program. The address ranges inside a prefix list that the program does not make itself.
`,
};

function openings(): string {
  const rows = Object.entries(DECLARED_OPENINGS).map(([value, { protocol, fromPort, toPort, purpose }]) => [
    code(value),
    protocol.toUpperCase(),
    fromPort === toPort ? String(fromPort) : `${fromPort} to ${toPort}`,
    purpose,
  ]);
  return table(["Value of the tag", "Protocol", "Ports", "For"], rows);
}

function packSection(folder: string, pack: Pack): string {
  const rows = pack.rules.map((rule) => [`[${rule.id}](#${rule.id})`, rule.severity, rule.title]);
  return `## ${pack.title}: \`${folder}\`

${pack.description}

${table(["Rule", "Severity", "What must hold"], rows)}

${pack.rules.map(ruleSection).join("\n\n")}`;
}

function ruleSection(rule: Rule): string {
  const judged = isStackRule(rule)
    ? "Judged over the whole stack: it stops a preview, and an update only after the fact."
    : "Judged before the resource is created.";
  return `### ${rule.id}

${rule.title} ${judged}

- AWS's default: ${rule.awsDefault}
- Why: ${rule.why}
- Cure:
${rule.remediation.map((step, index) => `  ${index + 1}. ${step}`).join("\n")}
- More: ${rule.links.map((link) => `<${link}>`).join(", ")}
- Types: ${(isStackRule(rule) ? rule.types : typesReaching(rule)).map(code).join(", ")}`;
}
