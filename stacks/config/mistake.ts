/** Mistakes in configuration, and the error that reports all of them at once. */
import { RunError } from "@pulumi/pulumi/errors";

export interface Mistake {
  /** The file, for example `stacks/Pulumi.dev-global.yaml`; with `:<line>` where only a line can be named. */
  readonly file: string;
  /** Path of the setting, for example `network.cidrBlock`; undefined when the file as a whole is wrong. */
  readonly key?: string;
  /** The value as it was read; undefined when it is missing, or must not be shown. */
  readonly value?: unknown;
  /** What is wrong, to be read after the value. */
  readonly rule: string;
  /** What to do, a sentence. */
  readonly cure: string;
}

/**
 * Configuration that can't be used. Thrown before any resource is registered; Pulumi shows its message without a stack
 * trace and fails the run.
 */
export class ConfigError extends RunError {
  override readonly name = "ConfigError";
  readonly mistakes: readonly Mistake[];

  constructor(subject: string, mistakes: readonly Mistake[]) {
    const count = mistakes.length === 1 ? "1 mistake" : `${mistakes.length} mistakes`;
    super(
      `${count} in the configuration of ${subject}; nothing was changed.\n${mistakes.map(formatMistake).join("\n")}`,
    );
    this.mistakes = mistakes;
  }
}

/** One mistake as one line: place, value, rule, cure. */
export function formatMistake({ file, key, value, rule, cure }: Mistake): string {
  const place = key === undefined ? file : `${file}: ${key}`;
  const shown = value === undefined ? "" : `${shorten(asText(value))} `;
  return `${place}: ${shown}${rule}. ${cure}`.replace(unseen, escaped);
}

/** What a terminal obeys rather than shows: control characters, and those that turn the direction of text. */
const unseen = /[\p{Cc}\p{Cf}]/gu;

function escaped(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

/** JSON has no infinite number. */
function asText(value: unknown): string {
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}

const longestValue = 100;

function shorten(text: string): string {
  return text.length <= longestValue ? text : `${text.slice(0, longestValue - 1)}…`;
}
