/** From a draft without mistakes to the configuration that stack programs take. */
import type { CellDraft, GlobalDraft } from "./draft";
import { globalStackOf } from "./stack-name";
import type { CellConfig, GlobalConfig } from "./types";

export function globalConfig(draft: GlobalDraft, cellRegions: readonly string[]): GlobalConfig {
  return { ...completed(draft), kind: "global", ...identity(draft), cellRegions: [...cellRegions].sort() };
}

export function cellConfig(draft: CellDraft): CellConfig {
  const globalStack = globalStackOf(draft.name.environment);
  return { ...completed(draft), kind: "cell", ...identity(draft), globalStack };
}

function identity({ name: { stack, environment }, region }: GlobalDraft | CellDraft) {
  return { stack, environment, region: String(region) };
}

function completed<Settings>({ file, complete }: { file: string; complete: Settings | undefined }): Settings {
  if (complete === undefined) throw new Error(`${file} is incomplete, and no mistake says so`);
  return complete;
}
