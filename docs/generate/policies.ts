import { BASELINE_FILE, EXEMPTIONS_FILE } from "../../policies/adoption/adoption";
import { packs } from "../../policies/packs";
import { levelOf, type Pack } from "../../policies/rule";
import { ServedPack } from "../../policies/serving/served-pack";
import { code, table } from "./markdown";
import type { Page } from "./page";

const noRules = { name: "none", title: "None", description: "None.", rules: [] };
const fileRuleTexts = new ServedPack(noRules, { version: "0.0.0", folder: "/" }).rules;

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
as an advisory, and the update judges it and stops. A rule that fails blocks like a violation. [What other catalogues ask
for](policies/coverage.md), and which rules answer it, is on a page of its own.

## Levels and settings

A rule is mandatory unless its page says advisory. A file given by \`--policy-pack-config\` changes the level of rules and
their settings:

\`\`\`json
{ "security-group-open": "advisory", "health-check-slow": { "enforcementLevel": "mandatory", "maximumSeconds": 20 } }
\`\`\`

\`all\` stands for every rule, and \`disabled\` is a level too. \`cells\` takes \`policies/levels/<environment>.json\` for its
environment where there is such a file: that is how a rule blocks in one environment and advises in another.

## Exemptions

A repository that uses the packs may let a resource break a rule for a while. It says so in ${code(EXEMPTIONS_FILE)}:

\`\`\`yaml
- rule: load-balancer-public
  resource: urn:pulumi:prod-*::shop::aws:lb/loadBalancer:LoadBalancer::legacy
  reason: A partner calls its address until the contract ends.
  owner: voice-platform
  ticket: VOICE-123
  expires: 2027-01-31
\`\`\`

\`resource\` is the URN that the finding is shown at; \`*\` stands for any text of a part, and the parents of a type may be
left out. The last day, in UTC, is \`expires\`. The finding is then an advisory that tells who exempted it, why and until
when; after that day it blocks again, and says that the exemption is over. An exemption that covers nothing in a stack it
can be about is told of as well. A file with a mistake exempts nothing and blocks, and names every mistake in it.

## Starting with an old stack

\`cells baseline ENV\` records what breaks mandatory rules today in ${code(BASELINE_FILE)}: these findings become advisories
("known since"), and only new ones block. The same rule must say the same of the same resource: a finding that gets worse
is a new one. What is mended is told of, and dropped by the next \`cells baseline\`.

## Where the files are found

The engine does not tell a pack which project it judges. So both files are looked for from the folder of the pack upward, to
the root of the repository: packs that are checked out or installed in a repository (\`node_modules\`) find that
repository's, with every command, \`pulumi policy analyze\` included. For packs that are kept elsewhere, the policy
configuration names the files by absolute paths, and they must then be there:
\`{ "exemptions-invalid": { "file": "/repo/exemptions.yaml" } }\`.

## Rules about these files

Every pack has them.

${table(
  ["Rule", "Level", "What must hold"],
  fileRuleTexts.map((rule) => [code(rule.id), levelOf(rule), rule.title]),
)}
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
