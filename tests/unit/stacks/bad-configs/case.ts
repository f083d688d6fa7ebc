/** How a test of a bad configuration is written, and short forms for bad settings. */
import type { Files } from "../support";

export interface BadConfig {
  readonly title: string;
  readonly files: Files;
  readonly file: string;
  readonly key?: string;
  /** The value as it is shown; undefined when none is. */
  readonly value?: unknown;
  readonly rule: RegExp;
  readonly cure: RegExp;
}

export const globalFile = "Pulumi.dev-global.yaml";
export const cellFile = "Pulumi.dev-eu-central-1.yaml";
export const otherFile = "Pulumi.dev-eu-west-1.yaml";

/** A bad setting in the global stack, `section.name` or `name`. */
export function inGlobal(
  key: string,
  value: unknown,
  rule: RegExp,
  cure: RegExp,
  others: object = {},
): BadConfig {
  const files = { "dev-global": { ...nested(key, value), ...others } };
  return { title: `${key}: ${JSON.stringify(value)}`, files, file: globalFile, key, value, rule, cure };
}

/** A bad setting in a cell. */
export function inCell(
  key: string,
  value: unknown,
  rule: RegExp,
  cure: RegExp,
  others: object = {},
): BadConfig {
  const network = key.startsWith("network.")
    ? { "voip-cells:network": networkWith(key, value) }
    : nested(key, value);
  const files = { "dev-eu-central-1": { ...network, ...others } };
  return { title: `${key}: ${JSON.stringify(value)}`, files, file: cellFile, key, value, rule, cure };
}

function nested(key: string, value: unknown): Record<string, unknown> {
  const [top = "", ...rest] = key.split(".");
  const inner = rest.reduceRight<unknown>((child, name) => ({ [name]: child }), value);
  return { [`voip-cells:${top}`]: inner };
}

function networkWith(key: string, value: unknown): object {
  return { cidrBlock: "10.20.0.0/16", [key.slice("network.".length)]: value };
}

export function tags(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, "x"]));
}

export function tag(key: string, value: string, rule: RegExp, cure: RegExp): BadConfig {
  const files = { "dev-global": { "voip-cells:tags": { [key]: value } } };
  return {
    title: `the tag ${key}: ${value.slice(0, 10)}`,
    files,
    file: globalFile,
    key: `tags.${key}`,
    value,
    rule,
    cure,
  };
}

export function unknown(key: string, value: unknown, cure: RegExp): BadConfig {
  return { ...inCell(key, value, /is not a setting/, cure), title: `the unknown setting ${key}` };
}

export function stray(key: string, rule: RegExp, cure: RegExp): BadConfig {
  const files = { "dev-global": { [key]: "example.com" } };
  return { title: `the key ${key}`, files, file: globalFile, key, rule, cure };
}
