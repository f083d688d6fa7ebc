/** Workflow commands of GitHub Actions: annotations in the pull request's files, what is new first. */

import { commandProperty, commandText, oneLine } from "./escape";
import { locate, type Place } from "./locate";
import { type CheckReport, type Kind, stacksOf } from "./report";
import { byRule, type FoundAt, type RuleGroup, sectionsOf } from "./sections";
import { verdictOf } from "./verdict";

const commands: Record<Kind, string> = {
  violation: "error",
  advice: "warning",
  undecided: "notice",
  exempted: "notice",
};

export function checkGithub(report: CheckReport): string {
  const { ok, sentence } = verdictOf(report);
  const lines = [
    ...report.environments.flatMap(
      ({ mistakes }) => mistakes?.split("\n").slice(1).map(mistakeCommand) ?? [],
    ),
    ...stacksOf(report).flatMap(({ stack, errors }) =>
      errors.map(({ urn, message }) =>
        command("error", locate(stack, urn), `${stack} has an error`, message),
      ),
    ),
    ...sectionsOf(report)
      .filter(({ name }) => name !== "undecided") // nothing to do about it, and only ten notices are shown
      .flatMap(({ findings }) =>
        byRule(findings).flatMap((group) =>
          group.places.map((found) => findingCommand(findings[0]?.kind ?? "violation", group, found)),
        ),
      ),
    ...(report.base?.problem === undefined
      ? []
      : [command("notice", {}, `Not compared with ${report.base.ref} in full`, report.base.problem)]),
  ];
  // a line that begins with two colons would be a command
  return `${[...lines, `${ok ? "✔" : "✘"} ${oneLine(sentence)}`].join("\n")}\n`;
}

function findingCommand(kind: Kind, { rule, known }: RuleGroup, found: FoundAt): string {
  const { resource, stacks, text, place } = found;
  const what =
    resource === undefined ? stacks.join(", ") : `${resource.type} ${resource.name} in ${stacks.join(", ")}`;
  const cure =
    known === undefined || commands[kind] === "notice"
      ? []
      : ["", ...known.rule.remediation, `More: ${known.rule.links[0]}`];
  return command(
    commands[kind],
    place,
    `${rule}: ${known?.rule.title ?? ""}`,
    [what, text, ...cure].join("\n"),
  );
}

/** `stacks/Pulumi.dev-global.yaml:3: key: value rule. Cure` */
function mistakeCommand(line: string): string {
  const [, file, at] = /^(\S+?\.yaml)(?::(\d+))?: /.exec(line) ?? [];
  const place = {
    ...(file === undefined ? {} : { file }),
    ...(at === undefined ? {} : { line: Number(at) }),
  };
  return command("error", place, "Configuration", line);
}

function command(name: string, { file, line }: Partial<Place>, title: string, message: string): string {
  const properties = [
    ...(file === undefined ? [] : [`file=${commandProperty(file)}`]),
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${commandProperty(oneLine(title))}`,
  ];
  return `::${name} ${properties.join(",")}::${commandText(message)}`;
}
