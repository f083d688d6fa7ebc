/** What `cells check` takes, where it goes, and how it grows with the number of cells. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { regions } from "../stacks/config/tables/regions";
import { measure, type Usage } from "./lib/process-tree";

const checkout = path.join(__dirname, "..");
const runs = 3;
const sizes = [2, 5, 10, 20];

/** The same estate in AWS CDK: precompiled, cdk-nag on, CloudFormation validation on, 148 resources a cell. */
const mark = { wallSeconds: 5.1, cpuSeconds: 8.4, furtherCellSeconds: 0.23 };
const startRatioGoal = 1.3;

export default async function measureCheck(): Promise<void> {
  const start = await measureStart();
  const table = [];
  for (const size of sizes) table.push({ size, ...(await measureSize(size)) });
  printStart(start);
  printGrowth(table);
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

async function measureSize(size: number): Promise<Usage> {
  const stacks = generateStackFiles(size);
  try {
    return await best(() =>
      measure(
        [process.execPath, path.join(checkout, "cli", "bin.js"), "check", "dev", "--stacks", stacks],
        kindOf,
      ),
    );
  } finally {
    rmSync(path.dirname(stacks), { recursive: true });
  }
}

/** The fastest of some runs: what the machine does besides can only add. */
async function best(run: () => Promise<Usage>): Promise<Usage> {
  const results: Usage[] = [];
  for (let index = 0; index < runs; index++) results.push(await run());
  const failed = results.find(({ code }) => code !== 0);
  if (failed) throw new Error(`the command ended with ${failed.code}: ${failed.stdout}`);
  return results.sort((a, b) => a.wallSeconds - b.wallSeconds)[0] as Usage;
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

function printGrowth(table: readonly ({ size: number } & Usage)[]): void {
  console.log(`\ncells check, best of ${runs}`);
  console.table(
    table.map(({ size, wallSeconds, cpuSeconds, peakMiB }) => ({
      cells: size,
      "wall s": wallSeconds.toFixed(1),
      "CPU s": total(cpuSeconds).toFixed(1),
      ...Object.fromEntries(
        Object.entries(cpuSeconds).map(([kind, seconds]) => [`${kind} (CPU s)`, seconds.toFixed(1)]),
      ),
      "peak MiB": Math.round(peakMiB),
    })),
  );
  const [first, last] = [table[0], table.at(-1)];
  if (first === undefined || last === undefined) return;
  const further = last.size - first.size;
  const wall = (last.wallSeconds - first.wallSeconds) / further;
  const cpu = (total(last.cpuSeconds) - total(first.cpuSeconds)) / further;
  console.log(
    `Each further cell: ${wall.toFixed(2)} s wall, ${cpu.toFixed(2)} s CPU (AWS CDK: ${mark.furtherCellSeconds} s wall)`,
  );
  console.log(
    `Two cells against AWS CDK: wall ${(first.wallSeconds / mark.wallSeconds).toFixed(2)}, CPU ${(total(first.cpuSeconds) / mark.cpuSeconds).toFixed(2)} of it`,
  );
}

const total = (cpuSeconds: Record<string, number>): number =>
  Object.values(cpuSeconds).reduce((sum, seconds) => sum + seconds, 0);
