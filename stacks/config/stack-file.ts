/** Finds and reads the stack files of a directory. */
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isScalar, type Scalar } from "yaml";
import { type Entries, secretValue } from "./entries";
import type { Mistake } from "./mistake";
import { environmentOf, globalStackOf } from "./stack-name";
import { closest } from "./suggest";
import { parseYaml, readText } from "./yaml-file";

export interface StackFile {
  readonly stack: string;
  /** As users know it, for example `stacks/Pulumi.dev-global.yaml`. */
  readonly file: string;
  readonly entries: Entries;
  readonly mistakes: readonly Mistake[];
}

const fileName = /^Pulumi\.(.+)\.(yaml|yml)$/;

/** Keys that Pulumi itself keeps in a stack file. */
const fileKeys = ["config", "environment", "encryptionsalt", "encryptedkey", "secretsprovider"];

/** Names of the stacks that have a file in `directory`, sorted. */
export function listStackFiles(directory: string): string[] {
  return readdirSync(directory)
    .flatMap((name) => fileName.exec(name)?.[1] ?? [])
    .sort();
}

/** Those of one environment, its global stack first. */
export function listEnvironmentFiles(directory: string, environment: string): string[] {
  const stacks = listStackFiles(directory).filter((stack) => environmentOf(stack) === environment);
  const global = globalStackOf(environment);
  return [...stacks.filter((stack) => stack === global), ...stacks.filter((stack) => stack !== global)];
}

/** The path of a stack's file as users know it. */
export function displayName(directory: string, stack: string, extension = "yaml"): string {
  return `${basename(directory)}/Pulumi.${stack}.${extension}`;
}

export function readStackFile(directory: string, stack: string): StackFile {
  const file = displayName(directory, stack);
  const text = readText(join(directory, `Pulumi.${stack}.yaml`));
  if (typeof text === "string") return { stack, file, ...parseStackFile(file, text) };
  const mistake: Mistake = text
    ? { file, ...text.fault }
    : {
        file: displayName(directory, stack, "yml"),
        rule: "is not read by Pulumi",
        cure: `Rename it to Pulumi.${stack}.yaml.`,
      };
  return { stack, file, entries: {}, mistakes: [mistake] };
}

/** The configuration in the text of a stack file. */
function parseStackFile(file: string, text: string): Pick<StackFile, "entries" | "mistakes"> {
  const yaml = parseYaml(file, text);
  if ("mistakes" in yaml) return { entries: {}, mistakes: yaml.mistakes };
  const { document, root } = yaml;
  if (!isRecord(root)) {
    return { entries: {}, mistakes: [{ file, rule: "is not a map", cure: 'Begin it with "config:".' }] };
  }
  const config = root.config ?? {};
  if (!isRecord(config)) {
    const cure = 'Write a setting a line under "config:", such as "voip-cells:domain: example.com".';
    return { entries: {}, mistakes: [{ file, key: "config", value: config, rule: "is not a map", cure }] };
  }
  const entries = Object.entries(config).map(([key, value]) => {
    const node = document.getIn(["config", key], true);
    return [key, isScalar(node) ? asWritten(node) : hideSecrets(value)];
  });
  return { entries: Object.fromEntries(entries), mistakes: unknownFileKeys(file, Object.keys(root)) };
}

/** Pulumi hands top-level numbers to programs as text: as they are written, unless YAML reads another number. */
function asWritten({ value, source }: Scalar): unknown {
  return typeof value === "number" && String(value) === source ? source : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Puts a mark in the place of every `secure:` value. */
function hideSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hideSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (Object.keys(value).join() === "secure") return secretValue;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hideSecrets(part)]));
}

function unknownFileKeys(file: string, keys: readonly string[]): Mistake[] {
  return keys
    .filter((key) => !fileKeys.includes(key))
    .map((key) => {
      const near = closest(key, fileKeys);
      const cure = near ? `Did you mean "${near}"?` : 'Settings belong under "config:".';
      return { file, key, rule: "is not a key of a stack file", cure };
    });
}
