import { resourceOf } from "../engine/diagnostic";
import { ownerOf } from "../engine/locks";
import type { Health, Ratio } from "../estate/health";
import type { EnvironmentStatus, OrphanStatus, StackStatus } from "../estate/status";
import { columns, indent, plural } from "./words";

/** What stands, then what needs attention, each with what to do about it. */
export function statusText(status: EnvironmentStatus, up: string): string {
  const { environment, offline, stacks } = status;
  const head = `${environment}${offline ? " on the offline AWS" : ""}`;
  const table = columns(stacks.map(stackRow));
  const problems = stacks.flatMap(({ stack, health }) =>
    (health?.problems ?? []).map((problem) => `${stack}: ${problem}`),
  );
  const attention = [...problems, ...attentionTo(status, up)];
  const tail =
    attention.length > 0 ? `Needs attention:\n${indent(attention.join("\n"))}` : closing(status, up);
  return [head, indent(table), ...(offline ? [] : [unknownHealth]), "", tail].join("\n");
}

const unknownHealth =
  "Health is not shown: it is in AWS alone. Ask the console, or the dashboards that the outputs name.";

function closing({ stacks }: EnvironmentStatus, up: string): string {
  const missing = stacks.filter(({ resources }) => resources === 0).map(({ stack }) => stack);
  return missing.length === 0
    ? "Nothing needs attention."
    : `Not up: ${missing.join(", ")}. To bring up what is missing: ${up}`;
}

function stackRow(stack: StackStatus): string[] {
  if (stack.resources === 0 && stack.update === undefined) return [stack.stack, "not there", "", ""];
  const stands = stack.resources === 0 ? "nothing stands" : plural(stack.resources, "resource");
  return [stack.stack, stands, updateText(stack), healthText(stack.health)];
}

function updateText({ update, engine }: StackStatus): string {
  if (update === undefined) return "";
  const when = update.endTime.slice(0, 16).replace("T", " ");
  const ended = update.result === "succeeded" ? "" : ` (${update.result})`;
  return `update ${update.version}${ended}, ${when} UTC${engine ? `, Pulumi ${engine}` : ""}`;
}

/** `healthy: edge 1/1, media 1/1, switches 1/1, dial 100 %` */
export function healthText(health: Health | undefined): string {
  if (health === undefined) return "";
  const { edge, media, switches, ingress } = health;
  const ratio = ({ fit, of }: Ratio) => `${fit}/${of}`;
  const dial = ingress.drained ? "drained" : `dial ${ingress.trafficDialPercentage} %`;
  const word = health.healthy ? "healthy" : "NOT HEALTHY";
  return `${word}: edge ${ratio(edge)}, media ${ratio(media)}, switches ${ratio(switches)}, ${dial}`;
}

function attentionTo({ stacks, orphans, strays }: EnvironmentStatus, up: string): string[] {
  return [
    ...stacks.flatMap((stack) => lockLines(stack, up)),
    ...stacks.flatMap((stack) => interruptedLines(stack, up)),
    ...orphans.map(orphanText),
    ...strays.map(
      (stack) =>
        `${stack} stands and has no stack file: put Pulumi.${stack}.yaml back, then destroy it with --cell.`,
    ),
  ];
}

function lockLines({ stack, locks }: StackStatus, up: string): string[] {
  return locks.map(({ lock, stale }) =>
    stale
      ? `${stack} was left locked by ${ownerOf(lock)}, which is gone. ${up} clears the lock; so does: pulumi cancel --stack ${stack}`
      : `${stack} is being changed by ${ownerOf(lock)}.`,
  );
}

function interruptedLines({ stack, interrupted, unsure }: StackStatus, up: string): string[] {
  const creates = interrupted.map(({ resource, made }) => {
    const { type, name } = resourceOf(resource.urn);
    const fate = made
      ? `it stands as ${made.id} and no state has it yet. To take it up: ${up}`
      : `it was not made. To make it: ${up}`;
    return `${stack}: ${type} ${name} was being made when the last update was cut short; ${fate}`;
  });
  const others = unsure.map(({ type, urn }) => {
    const resource = resourceOf(urn);
    return `${stack}: ${resource.type} ${resource.name} was cut short while ${type}. To settle it: ${up}`;
  });
  return [...creates, ...others];
}

function orphanText(orphan: OrphanStatus): string {
  const head = `${orphan.type} ${orphan.id} (${orphan.region}) stands in AWS and no state knows it; ${orphan.stack} made it as ${orphan.name}.`;
  const adopt = orphan.adopt ? [`to adopt it:  ${orphan.adopt}`] : [];
  const remove = orphan.remove.map(
    (command, index) => `${index === 0 ? "to delete it: " : "         then "}${command}`,
  );
  return [head, ...[...adopt, ...remove].map((line) => `  ${line}`)].join("\n");
}
