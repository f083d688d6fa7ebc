import { DECLARED_OPENINGS, EXPOSURE_TAG, MEDIA_RELAY_UDP, PUBLIC_FRONT } from "../../policies/constants";
import { typesReaching } from "../../policies/judging/facade";
import { packs } from "../../policies/packs";
import { type Controls, isStackRule, levelOf, type Pack, type Rule, type Setting } from "../../policies/rule";
import { code, table } from "./markdown";
import type { Page } from "./page";

/** The page of each pack, rule by rule. */
export const packPages: readonly Page[] = Object.entries(packs).map(([folder, pack]) => ({
  file: `policies/${folder}.md`,
  render: () => packPage(folder, pack),
}));

/** What the reference calls the catalogues that rules answer. */
export const CATALOGUES: Readonly<Record<keyof Controls, string>> = {
  fsbp: "AWS Foundational Security Best Practices",
  cis: "CIS AWS Foundations Benchmark v3.0.0",
  wellArchitected: "AWS Well-Architected",
  cdkNag: "cdk-nag",
  awsguard: "AWSGuard",
};

/** What a pack's page says between its list of rules and the rules. */
const ABOUT: Readonly<Record<string, () => string>> = {
  exposure: () => `## Declaring an opening

A group may admit the internet only for one of these purposes. The tag ${code(EXPOSURE_TAG)} on the rule
(\`aws.vpc.SecurityGroupIngressRule\`), or on the group that has the rule inline, says which; protocol and ports must be
these, or some of them.

${openings()}

${code(MEDIA_RELAY_UDP)} on an Elastic IP declares it as the slot of a media relay. ${code(PUBLIC_FRONT)} declares what is public
by its nature, such as a CloudFront distribution, an App Runner service or an API; it opens no port.

## What the pack does not see

Load balancers that a Helm release makes inside a cluster, that a CloudFormation template makes, or that were made by hand:
none of them is a resource of the program. The address ranges inside a prefix list that the program does not make itself,
other than those that a setting names. Which of a VPC component's subnets an input names, while their ids are not known.
Methods in an API's \`body\`.`,
};

function packPage(folder: string, pack: Pack): string {
  const rows = pack.rules.map((rule) => [`[${rule.id}](#${rule.id})`, rule.severity, rule.title]);
  const parts = [
    `# ${pack.title}: \`policies/${folder}\``,
    `${pack.description} [How the packs are used](../policies.md).`,
    table(["Rule", "Severity", "What must hold"], rows),
    ABOUT[folder]?.(),
    "## Rules",
    ...pack.rules.map(ruleSection),
  ];
  return `${parts.filter((part) => part !== undefined).join("\n\n")}\n`;
}

function openings(): string {
  const rows = Object.entries(DECLARED_OPENINGS).map(([value, { protocol, fromPort, toPort, purpose }]) => [
    code(value),
    protocol.toUpperCase(),
    fromPort === toPort ? String(fromPort) : `${fromPort} to ${toPort}`,
    purpose,
  ]);
  return table(["Value of the tag", "Protocol", "Ports", "For"], rows);
}

function ruleSection(rule: Rule): string {
  const lines = [
    `- AWS's default: ${rule.awsDefault}`,
    `- Why: ${rule.why}`,
    `- Cure:\n${rule.remediation.map((step, index) => `  ${index + 1}. ${step}`).join("\n")}`,
    `- More: ${rule.links.map((link) => `<${link}>`).join(", ")}`,
    controlsLine(rule.controls),
    `- Types: ${typesReaching(rule).map(code).join(", ")}`,
  ];
  const settings = Object.entries(rule.settings ?? {});
  const parts = [
    `### ${rule.id}`,
    `${rule.title} ${howJudged(rule)}`,
    lines.filter((line) => line !== undefined).join("\n"),
    settings.length > 0 ? settingsTable(settings) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join("\n\n");
}

function howJudged(rule: Rule): string {
  if (levelOf(rule) === "advisory") return "Advisory: it is reported, and stops nothing.";
  return isStackRule(rule)
    ? "Judged over the whole stack: it stops a preview, and an update only after the fact."
    : "Judged before the resource is created.";
}

function controlsLine(controls: Controls): string | undefined {
  const named = Object.entries(CATALOGUES).flatMap(([key, title]) => {
    const ids = controls[key as keyof Controls] ?? [];
    return ids.length > 0 ? [`${title} ${ids.join(", ")}`] : [];
  });
  return named.length > 0 ? `- Answers: ${named.join("; ")}` : undefined;
}

function settingsTable(settings: readonly [name: string, setting: Setting][]): string {
  const rows = settings.map(([name, setting]) => [
    code(name),
    setting.description,
    code(JSON.stringify(setting.default)),
  ]);
  return table(["Setting", "What it says", "Default"], rows);
}
