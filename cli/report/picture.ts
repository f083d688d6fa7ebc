import type { Exposure, ReachablePath } from "../../policies/reachability/path";
import { flowsText, routeText } from "../../policies/reachability/words";
import type { StackStatus } from "../estate/status";
import { judgement } from "./exposure";
import { healthText } from "./status";
import { columns, indent } from "./words";

/** What the picture is drawn from: outputs and states, nothing assumed. */
export interface Picture {
  environment: string;
  global: Record<string, unknown>;
  cells: readonly StackStatus[];
  exposure: Exposure;
}

/** The environment as it stands, from the internet inwards, and what to type next. */
export function pictureText({ environment, global, cells, exposure }: Picture): string {
  const { sipEndpoint, accelerator } = global as {
    sipEndpoint: { url: string };
    accelerator: { ipAddresses: string[]; dnsName: string };
  };
  return [
    `What stands in ${environment}`,
    "",
    `  browser, widget, app`,
    `    │  ${sipEndpoint.url}, port 443`,
    `    ▼`,
    `  accelerator  ${accelerator.ipAddresses.join("  ")}`,
    ...cells.flatMap((cell, index) => cellLines(cell, index === cells.length - 1)),
    "",
    "Reachable from the internet:",
    indent(columns(exposure.paths.map(pathRow))),
    "",
    "Next:",
    indent(columns(nextCommands(environment))),
  ].join("\n");
}

function cellLines({ region, resources, health }: StackStatus, last: boolean): string[] {
  return [`    ${last ? "└" : "├"}─► cell ${region}  ${resources} resources, ${healthText(health)}`];
}

const pathRow = (path: ReachablePath): string[] => [flowsText(path.entry), routeText(path), judgement(path)];

const nextCommands = (environment: string): string[][] => [
  [`npx cells status ${environment} --offline`, "what stands, its health, what needs attention"],
  [`npx cells outputs ${environment} --offline`, "what the stacks export to other teams"],
  [`npx cells check ${environment}`, "what a pull request runs"],
  [
    `eval "$(npx cells env ${environment} --offline)"`,
    `then plain pulumi: pulumi preview --stack ${environment}-global`,
  ],
  [`npx cells destroy ${environment} --offline`, "take it down again"],
];
