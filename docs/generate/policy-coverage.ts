import { packs } from "../../policies/packs";
import type { Controls } from "../../policies/rule";
import { awsguard } from "./coverage/awsguard";
import type { Catalogue } from "./coverage/catalogue";
import { cdkNag } from "./coverage/cdk-nag";
import { fsbp } from "./coverage/fsbp";
import { code, table } from "./markdown";
import type { Page } from "./page";

/** The catalogues that are compared, by the name under which rules answer them. */
export const catalogues = { fsbp, cdkNag, awsguard } as const satisfies Partial<
  Record<keyof Controls, Catalogue>
>;

/** Which rules answer a control of a catalogue, with the folder of their pack. */
export function rulesAnswering(
  catalogue: keyof typeof catalogues,
  control: string,
): { id: string; folder: string }[] {
  return Object.entries(packs).flatMap(([folder, { rules }]) =>
    rules.filter(({ controls }) => controls[catalogue]?.includes(control)).map(({ id }) => ({ id, folder })),
  );
}

const keys = Object.keys(catalogues) as (keyof typeof catalogues)[];

export const policyCoveragePage: Page = {
  file: "policies/coverage.md",
  render: () => `# What other catalogues ask for

Each control of these catalogues about a service that this project uses: the rules that answer it, or why there is none. The
rules answer other controls too, in the second table of each catalogue: those about other services, and those of Security Hub
that only its other standards ask for.

${keys.map(section).join("\n\n")}
`,
};

function section(key: keyof typeof catalogues): string {
  const { title, source, here, elsewhere } = catalogues[key];
  const rows = Object.entries(here).map(([control, { about, none }]) => [
    control,
    about,
    links(key, control) || `none: ${none ?? ""}`,
  ]);
  const others = elsewhere
    .map((control) => [control, links(key, control)])
    .filter(([, rules]) => rules !== "");
  return `## [${title}](${source})

${table(["Control", "Asks that", "Rules"], rows)}

${table(["Other control", "Rules"], others)}`;
}

const links = (key: keyof typeof catalogues, control: string): string =>
  rulesAnswering(key, control)
    .map(({ id, folder }) => `[${code(id)}](${folder}.md#${id})`)
    .join(", ");
