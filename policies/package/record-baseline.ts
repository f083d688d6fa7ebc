/**
 * The command of the npm package by which a repository starts from today:
 *
 *   pulumi policy analyze --json --policy-pack … --file state.json | npx voip-cells-baseline [policies/baseline.json]
 *
 * It adds what blocks to the baseline, and takes nothing out of it: what is mended, the packs tell.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type KnownFinding, readBaseline, recordBaseline, writeBaseline } from "../adoption/baseline";
import { saysOf } from "../judging/report";
import { today } from "../vocabulary/today";
import { fieldsOf, fromJson } from "../vocabulary/values";

type Found = Omit<KnownFinding, "since">;

/** What the engine's events tell of mandatory rules; undefined where there are no events. */
export function foundIn(output: string): Found[] | undefined {
  const events = output.split("\n").filter((line) => line.startsWith("{"));
  if (events.length === 0) return undefined;
  return events.flatMap((line) => {
    const { enforcementLevel, policyName, resourceUrn, message } = fieldsOf(
      fieldsOf(fromJson(line)).policyEvent,
    );
    const says = saysOf(withoutColors(String(message)));
    if (enforcementLevel !== "mandatory" || says === undefined) return [];
    return [{ rule: String(policyName), resource: String(resourceUrn), says }];
  });
}

/** The engine marks colours as `<{%reset%}>`. */
const withoutColors = (text: string): string => text.replace(/<\{%.*?%\}>/g, "");

function record(output: string, file: string): string {
  const found = foundIn(output);
  if (found === undefined)
    throw new Error("Standard input holds no events. Pipe `pulumi policy analyze --json` into this command.");
  const { entries, problems } = existsSync(file) ? readBaseline(readFileSync(file, "utf8")) : NOTHING;
  if (problems.length > 0)
    throw new Error(`${file} cannot be read, so it is not overwritten:\n  ${problems.join("\n  ")}`);
  const { findings, added } = recordBaseline(entries, found, () => false, today());
  if (added.length > 0) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, writeBaseline(findings));
  }
  return `${file} holds ${findings.length} findings, ${added.length} of them new.`;
}

const NOTHING = { entries: [], problems: [] };

function main(file = path.join("policies", "baseline.json")): void {
  try {
    console.log(record(readFileSync(0, "utf8"), file));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}

if (require.main === module) main(process.argv[2]);
