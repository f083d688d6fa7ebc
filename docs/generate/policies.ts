import { packs } from "../../policies/packs";
import { levelOf, type Pack } from "../../policies/rule";
import { code, table } from "./markdown";
import type { Page } from "./pages";

export const policiesPage: Page = {
  file: "policies.md",
  render: () => `# Policies

A pack is a list of rules that stop a \`pulumi preview\` or \`up\` before anything that violates one is created. The packs know
nothing of this project: any Pulumi program on AWS can use them, in any language.

${packTable()}

\`\`\`sh
pulumi preview --policy-pack policies/exposure
pulumi preview --policy-pack policies/all
pulumi policy analyze --policy-pack policies/all --file state.json   # an exported stack
\`\`\`

\`npm run build:policies\` builds the packs; set-up does it too. A rule judges what AWS would do with the inputs, so that an
input that is left out counts as AWS's default. Where a value decides that a preview cannot know, the preview says so once,
as an advisory, and the update judges it and stops. A rule that fails blocks like a violation.

## Configuration

Every rule is mandatory unless its page says advisory. A file given by \`--policy-pack-config\` changes the level of a rule,
or its settings: \`{ "security-group-open": "advisory" }\`.
`,
};

function packTable(): string {
  const rows = Object.entries(packs).map(([folder, pack]) => [
    `[${pack.title}](policies/${folder}.md)`,
    code(`policies/${folder}`),
    countOf(pack),
    pack.description,
  ]);
  const total = Object.values(packs).reduce((sum, { rules }) => sum + rules.length, 0);
  rows.push(["All of them", code("policies/all"), String(total), "In one process, which is the fastest."]);
  return table(["Pack", "Folder", "Rules", "What it holds to"], rows);
}

function countOf({ rules }: Pack): string {
  const advisory = rules.filter((rule) => levelOf(rule) === "advisory").length;
  return advisory === 0 ? String(rules.length) : `${rules.length}, ${advisory} of them advisory`;
}
