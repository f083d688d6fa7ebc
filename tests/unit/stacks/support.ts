/** Environments in a folder of their own, made from good files and what a test changes in them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { ConfigError, loadEnvironment, type Mistake } from "../../../stacks/config";

type Settings = Record<string, unknown>;

/** The good environment: a global stack and two cells. */
export const good = {
  "dev-global": { "aws:region": "eu-central-1", "voip-cells:domain": "dev.example.com" },
  "dev-eu-central-1": cell("eu-central-1", "10.20.0.0/16"),
  "dev-eu-west-1": cell("eu-west-1", "10.21.0.0/16"),
} satisfies Record<string, Settings>;

export function cell(region: string, cidrBlock: string): Settings {
  return { "aws:region": region, "voip-cells:network": { cidrBlock } };
}

/** Stack files by name: settings, or the whole text of a file; undefined leaves one out. */
export type Files = Readonly<Record<string, Settings | string | undefined>>;

/** Runs `body` with a folder `stacks` that holds these files. */
export function withStackFiles<Result>(files: Files, body: (directory: string) => Result): Result {
  const directory = mkdtempSync(join(tmpdir(), "stacks-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      if (content === undefined) continue;
      const file = name.includes(".") ? name : `Pulumi.${name}.yaml`;
      writeFileSync(
        join(directory, file),
        typeof content === "string" ? content : stringify({ config: content }),
      );
    }
    return body(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** The good environment with `changes` over it. Settings go over a good file's, key by key; undefined takes one out. */
export function changed(changes: Files): Files {
  const files: Record<string, Settings | string | undefined> = { ...good };
  for (const [name, change] of Object.entries(changes)) {
    const before = files[name];
    files[name] =
      typeof change === "object" && typeof before === "object" ? { ...before, ...change } : change;
  }
  return files;
}

/** The error of loading an environment, and the name of the folder in its file names. */
export function errorOf(
  files: Files,
  environment = "dev",
): { error: ConfigError; mistakes: readonly Mistake[] } {
  return withStackFiles(files, (directory) => {
    try {
      loadEnvironment(environment, { directory });
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      const prefix = `${directory.slice(directory.lastIndexOf("/") + 1)}/`;
      const mistakes = error.mistakes.map((mistake) => ({
        ...mistake,
        file: mistake.file.replace(prefix, ""),
      }));
      return { error, mistakes };
    }
    throw new Error("the environment has no mistake");
  });
}
