/** What policy packs cost: their start, and each resource that they judge, beside an empty pack and AWSGuard. */

import { rmSync } from "node:fs";
import path from "node:path";
import { buildPacks, findPacks } from "../policies/build";
import { awsguardPack } from "./lib/awsguard";
import { writeEmptyPack } from "./lib/empty-pack";
import { measurePackAnalyze } from "./lib/pack-analyze";
import { measurePackCalls } from "./lib/pack-calls";
import { measurePackStart } from "./lib/pack-start";

export default async function measurePolicies(): Promise<void> {
  await buildPacks();
  const empty = writeEmptyPack();
  const awsguard = awsguardPack();
  try {
    await measurePackStart([empty, ...findPacks()]);
    const compared = [
      { name: "(empty)", folder: empty },
      { name: "all", folder: path.join(__dirname, "..", "policies", "all") },
      ...("folder" in awsguard ? [{ name: "awsguard", folder: awsguard.folder }] : []),
    ];
    await measurePackCalls(compared);
    await measurePackAnalyze(compared);
    if ("missing" in awsguard) console.log(`AWSGuard was not measured: ${awsguard.missing}`);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}
