import { fargateMemoryMiB } from "../tables/fargate";
import type { Rule } from "./rule";

/** Fargate offers certain sizes of memory with each number of CPU units. */
export const taskSize: Rule = ({ cells }) => {
  for (const { settings, report } of cells) {
    const { cpuUnits, memoryMiB } = settings.edge ?? {};
    if (cpuUnits === undefined || memoryMiB === undefined) continue;
    const offered = fargateMemoryMiB[cpuUnits] ?? [];
    if (offered.includes(memoryMiB)) continue;
    const nearest = offered.reduce((best, size) =>
      Math.abs(size - memoryMiB) < Math.abs(best - memoryMiB) ? size : best,
    );
    const rule = `is no memory that Fargate offers with ${cpuUnits} CPU units (${offered[0]} to ${offered.at(-1)})`;
    report("edge.memoryMiB", rule, `Write ${nearest}, or change edge.cpuUnits.`);
  }
};
