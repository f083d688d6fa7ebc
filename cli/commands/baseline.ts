import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type KnownFinding,
  readBaseline,
  recordBaseline,
  writeBaseline,
} from "../../policies/adoption/baseline";
import { saysOf } from "../../policies/judging/report";
import type { OperationResult } from "../engine/operation";
import type { Options } from "../options";
import { checkout } from "../paths";
import { print, printJson } from "../printing";
import { Problem } from "../problem";
import { baselineJson, baselineText } from "../report/baseline";
import { errorsText } from "../report/errors";
import { indent } from "../report/words";
import { findAllLevels } from "./baseline-levels";
import { checkStacks } from "./check";

const file = join(checkout, "policies", "baseline.json");

/** Checks an environment and records what breaks its mandatory rules, so that only other findings block. */
export async function baseline(environment: string, options: Options): Promise<number> {
  const before = knownFindings();
  const results = await checkWithoutBlocking(environment, options);
  const recorded = recordBaseline(before, foundIn(results), isOfOneOf(results), today());
  if (recorded.findings.length > 0) writeFileSync(file, writeBaseline(recorded.findings));
  else rmSync(file, { force: true });
  if (options.json) printJson(baselineJson(recorded));
  else print(baselineText(environment, recorded));
  return 0;
}

const today = (): string => new Date().toISOString().slice(0, 10);

function knownFindings(): readonly KnownFinding[] {
  if (!existsSync(file)) return [];
  const { entries, problems } = readBaseline(readFileSync(file, "utf8"));
  if (problems.length > 0) {
    const list = problems.map((problem) => `\n  ${problem}`).join("");
    throw new Problem(`${file} cannot be read, so it is not overwritten. Mend it, or remove it:${list}`, 2);
  }
  return entries;
}

/** A rule that blocks would hide what comes after it. */
async function checkWithoutBlocking(environment: string, options: Options): Promise<OperationResult[]> {
  const directory = mkdtempSync(join(tmpdir(), "cells-baseline-"));
  try {
    const policyConfig = join(directory, "policies.json");
    const empty = join(directory, "baseline.json");
    writeFileSync(empty, writeBaseline([]));
    writeFileSync(policyConfig, JSON.stringify(findAllLevels(environment, empty)));
    const results = await checkStacks(environment, options, { policyConfig });
    const failed = results.filter(({ ok }) => !ok);
    if (failed.length > 0) throw new Problem(failedText(failed));
    return results;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function failedText(failed: readonly OperationResult[]): string {
  const stacks = failed.map(({ unit, errors, record }) => {
    const findings = record.findings.filter(({ level }) => level === "mandatory");
    const words = [errorsText(errors), ...findings.map(({ message }) => message)].filter(
      (text) => text !== "",
    );
    return `${unit.name}\n${indent(words.join("\n"))}`;
  });
  return `Not everything could be checked, so the baseline stays as it is.\n\n${stacks.join("\n\n")}`;
}

/** The violations that neither an exemption nor an unknown value holds back. */
const foundIn = (results: readonly OperationResult[]): Omit<KnownFinding, "since">[] =>
  results
    .flatMap(({ record }) => record.findings)
    .flatMap(({ rule, urn, message }) => {
      const says = saysOf(message);
      return urn === undefined || says === undefined ? [] : [{ rule, resource: urn, says }];
    });

function isOfOneOf(results: readonly OperationResult[]): (urn: string) => boolean {
  const stacks = results.map(({ unit }) => `urn:pulumi:${unit.name}::`);
  return (urn) => stacks.some((stack) => urn.startsWith(stack));
}
