/** What `cells check` takes, where it goes, and how it grows, beside the same estate in AWS CDK. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { regions } from "../stacks/config/tables/regions";
import { CdkEstate } from "./lib/cdk";
import { measure, type Usage } from "./lib/process-tree";

const checkout = path.join(__dirname, "..");
const runs = 3;
const sizes = [2, 5, 10, 20];
const startRatioGoal = 1.3;

interface Row {
  size: number;
  check: Usage;
  cdk: Usage;
}

export default async function measureCheck(): Promise<void> {
  printStart(await measureStart());
  const cdk = new CdkEstate();
  try {
    const rows: Row[] = [];
    for (const size of sizes) rows.push(await measureSize(size, cdk));
    printShares(rows);
    printGrowth(rows);
  } finally {
    cdk.dispose();
  }
}

/** Program start, beside what it can't go below: loading the AWS package. */
async function measureStart() {
  const load = (what: string) => [
    process.execPath,
    "--require",
    path.join(checkout, "toolchain", "register.js"),
    "-e",
    `require(${JSON.stringify(what)})`,
  ];
  const bare = [process.execPath, "-e", `require("@pulumi/aws")`];
  const aws = await best(() => measure(bare, () => "all"));
  const program = await best(() => measure(load(path.join(checkout, "index.ts")), () => "all"));
  return { aws, program };
}

/** Runs of the two alternate, so that what else the machine does hits both. */
async function measureSize(size: number, cdk: CdkEstate): Promise<Row> {
  const stacks = generateStackFiles(size);
  const bin = path.join(checkout, "cli", "bin.js");
  const check = [process.execPath, bin, "check", "dev", "--stacks", stacks];
  const pairs: { check: Usage; cdk: Usage }[] = [];
  try {
    for (let run = 0; run < runs; run++) {
      pairs.push({
        check: succeeded(await measure(check, kindOf), [0]),
        cdk: succeeded(await measure(cdk.command(size), () => "all"), [0, 1]),
      });
    }
  } finally {
    rmSync(path.dirname(stacks), { recursive: true });
  }
  return { size, check: fastest(pairs.map(({ check }) => check)), cdk: fastest(pairs.map(({ cdk }) => cdk)) };
}

/** The fastest of some runs: what the machine does besides can only add. */
const fastest = (results: readonly Usage[]): Usage =>
  [...results].sort((a, b) => a.wallSeconds - b.wallSeconds)[0] as Usage;

async function best(run: () => Promise<Usage>): Promise<Usage> {
  const results: Usage[] = [];
  for (let index = 0; index < runs; index++) results.push(succeeded(await run(), [0]));
  return fastest(results);
}

function succeeded(usage: Usage, codes: readonly (number | null)[]): Usage {
  if (!codes.includes(usage.code)) throw new Error(`a command ended with ${usage.code}: ${usage.stdout}`);
  return usage;
}

function kindOf(commandLine: string): string {
  if (/cli\/bin\.js/.test(commandLine)) return "cells and the program";
  if (/plugin\.js/.test(commandLine)) return "offline AWS";
  if (/language-host|run-policy-pack/.test(commandLine)) return "policies";
  return "engine"; // its arguments name the packs, too
}

/** An environment with so many cells, each with its own Region and address range. */
function generateStackFiles(cells: number): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "cells-bench-")), "stacks");
  mkdirSync(folder);
  const source = (stack: string) =>
    readFileSync(path.join(checkout, "stacks", `Pulumi.${stack}.yaml`), "utf8");
  writeFileSync(path.join(folder, "Pulumi.dev-global.yaml"), source("dev-global"));
  for (const [index, region] of homeRegions(cells).entries()) {
    const text = source("dev-eu-west-1")
      .replaceAll("eu-west-1", region)
      .replace(/cidrBlock: [\d.]+\/16/, `cidrBlock: 10.${index + 10}.0.0/16`);
    writeFileSync(path.join(folder, `Pulumi.dev-${region}.yaml`), text);
  }
  return folder;
}

/** Regions for the cells: the global stack's own first, as in the repository. */
function homeRegions(count: number): string[] {
  const usual = Object.entries(regions).filter(
    ([, { enabledByDefault, zones }]) => enabledByDefault && zones >= 3,
  );
  const names = [...usual, ...Object.entries(regions)].map(([name]) => name);
  return [...new Set(["eu-central-1", "eu-west-1", ...names])].slice(0, count);
}

function printStart({ aws, program }: { aws: Usage; program: Usage }): void {
  const ratio = program.wallSeconds / aws.wallSeconds;
  console.log(`\nProgram start, best of ${runs}`);
  console.table([
    { what: "load @pulumi/aws", seconds: aws.wallSeconds.toFixed(2), ratio: "1.00" },
    { what: "load the program", seconds: program.wallSeconds.toFixed(2), ratio: ratio.toFixed(2) },
  ]);
  console.log(`At most ${startRatioGoal}: ${ratio <= startRatioGoal ? "yes" : "no"}`);
}

function printShares(rows: readonly Row[]): void {
  console.log(`\ncells check, best of ${runs}: where the CPU seconds go`);
  console.table(
    rows.map(({ size, check }) => ({
      cells: size,
      ...Object.fromEntries(
        Object.entries(check.cpuSeconds).map(([kind, seconds]) => [kind, seconds.toFixed(1)]),
      ),
      "peak MiB": Math.round(check.peakMiB),
    })),
  );
}

function printGrowth(rows: readonly Row[]): void {
  console.log(`\ncells check beside AWS CDK (synthesis, cdk-nag, validation), best of ${runs}`);
  console.table(
    rows.map(({ size, check, cdk }) => ({
      cells: size,
      "check wall s": check.wallSeconds.toFixed(1),
      "CDK wall s": cdk.wallSeconds.toFixed(1),
      "wall ratio": (check.wallSeconds / cdk.wallSeconds).toFixed(2),
      "check CPU s": total(check).toFixed(1),
      "CDK CPU s": total(cdk).toFixed(1),
      "CPU ratio": (total(check) / total(cdk)).toFixed(2),
    })),
  );
  const further = (of: "check" | "cdk") => {
    const [first, last] = [rows[0], rows.at(-1)] as [Row, Row];
    const seconds = (last[of].wallSeconds - first[of].wallSeconds) / (last.size - first.size);
    return seconds.toFixed(2);
  };
  console.log(`Each further cell: ${further("check")} s wall; in CDK ${further("cdk")} s`);
}

const total = ({ cpuSeconds }: Usage): number =>
  Object.values(cpuSeconds).reduce((sum, seconds) => sum + seconds, 0);
