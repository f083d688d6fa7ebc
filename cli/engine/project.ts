import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";

/** A directory in which the engine finds `Pulumi.yaml` and, below it, the stack files. */
export interface Project {
  directory: string;
}

/** Name of the folder of the stack files, in the checkout and in every copy. */
const stackConfigDir = "stacks";

/**
 * A copy of the project's settings for offline work: the engine notes the salt of its secrets in a stack's file, and that
 * must not show up as a change in the repository.
 *
 * @param extra settings of the engine's own that go into every stack file, such as a secrets provider
 */
export function offlineProject(checkout: string, stacks: string, root: string, extra: object = {}): Project {
  const directory = join(root, "project");
  const copies = join(directory, stackConfigDir);
  mkdirSync(copies, { recursive: true });
  const settings = parse(readFileSync(join(checkout, "Pulumi.yaml"), "utf8"));
  const main = join(checkout, settings.main ?? "index.ts");
  writeFileSync(join(directory, "Pulumi.yaml"), stringify({ ...settings, stackConfigDir, main }));
  const files = readdirSync(stacks).filter((file) => /^Pulumi\..+\.yaml$/.test(file));
  for (const file of readdirSync(copies)) if (!files.includes(file)) rmSync(join(copies, file));
  for (const file of files) copyStackFile(join(stacks, file), join(copies, file), extra);
  return { directory };
}

/** Brings the copy of one stack's file up to date, keeping the salt the engine noted in it. */
function copyStackFile(source: string, target: string, extra: object): void {
  const text = readFileSync(source, "utf8");
  const settings = settingsIn(text);
  writeFileSync(target, settings ? stringify({ ...saltIn(target), ...settings, ...extra }) : text);
}

/** Nothing where the file is no YAML: mistakes of this environment are told by now, those of others are not our matter. */
function settingsIn(text: string): object | undefined {
  try {
    return parse(text) ?? {};
  } catch {
    return undefined;
  }
}

function saltIn(file: string): { encryptionsalt?: string } {
  try {
    const { encryptionsalt } = parse(readFileSync(file, "utf8"));
    return encryptionsalt === undefined ? {} : { encryptionsalt };
  } catch {
    return {}; // no copy yet
  }
}
