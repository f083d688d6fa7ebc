import type { z } from "zod";
import { cellSettings } from "../../stacks/config/schema/cell";
import { globalSettings } from "../../stacks/config/schema/global";
import { sharedSettings } from "../../stacks/config/schema/shared";
import { type Setting, settingsOf } from "../../stacks/config/schema/walk";
import { regions } from "../../stacks/config/tables/regions";
import { code, table } from "./markdown";
import type { Page } from "./page";

const intro = `# Settings

A stack's settings are in \`stacks/Pulumi.<environment>-<role>.yaml\`, where the role is \`global\` or an AWS Region. A file
holds what differs from the defaults, which are those of a production environment:

\`\`\`yaml
config:
  aws:region: eu-central-1
  voip-cells:network:
    cidrBlock: 10.20.0.0/16
\`\`\`

\`aws:region\` is the only setting of the provider that is read: in a cell the Region of the stack's name, in the global
stack the home of what the environment shares. Credentials come from the environment, such as \`AWS_PROFILE\`.
\`pulumi config set --path network.natGateways Single\` writes the same files. No setting is a secret, and an encrypted one
is refused. All mistakes are reported at once, before anything is changed.`;

export const settingsPage: Page = {
  file: "settings.md",
  render: () => `${intro}

## All stacks

${settingsTable(globalSettings, ([top]) => top in sharedSettings)}

## The global stack

${settingsTable(globalSettings, ([top]) => !(top in sharedSettings))}

## Cells

${cellSections()}

## Regions

The Regions of the commercial partition. Where an account has to opt in, do that before the first \`up\`.

${regionTable()}
`,
};

type Filter = (path: readonly [string, ...string[]]) => boolean;

function settingsTable(schema: z.ZodObject, filter: Filter): string {
  const settings = [...settingsOf(schema)].filter(({ path }) => filter(path as [string, ...string[]]));
  return table(["Key", "Type", "Default", "Range", "Unit", "Meaning"], settings.map(row));
}

/** A table for each section of a cell, in the order of the schema. */
function cellSections(): string {
  return Object.keys(cellSettings.shape)
    .filter((section) => !(section in sharedSettings))
    .map((section) => `### ${section}\n\n${settingsTable(cellSettings, ([top]) => top === section)}`)
    .join("\n\n");
}

function row({ path, doc, required, defaultValue, optionalSection }: Setting): string[] {
  const meaning = doc.source === undefined ? doc.meaning : `${doc.meaning} Source: ${doc.source}.`;
  const needed = optionalSection ? `required with \`${optionalSection.join(".")}\`` : "required";
  const value = defaultValue === undefined ? "" : code(JSON.stringify(defaultValue));
  const fallback = doc.derived?.text ?? doc.defaultText ?? value;
  return [
    code(path.join(".")),
    doc.type,
    required ? needed : fallback,
    doc.range ?? "",
    doc.unit ?? "",
    meaning,
  ];
}

function regionTable(): string {
  const rows = Object.entries(regions).map(([name, { zones, enabledByDefault }]) => [
    code(name),
    String(zones),
    enabledByDefault ? "yes" : "opt in",
  ]);
  return table(["Region", "Availability Zones", "Enabled by default"], rows);
}
