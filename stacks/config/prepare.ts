/** Gets the settings of a stack ready for their schema. */
import { z } from "zod";
import { settingsOf, valueAt, withValue } from "./schema/walk";

export interface Prepared {
  readonly input: Readonly<Record<string, unknown>>;
  /** Paths whose value was worked out from other settings. */
  readonly derived: ReadonlySet<string>;
}

/** Reads texts that stand for other types, as `pulumi config set` writes them, and fills in derived defaults. */
export function prepareSettings(
  schema: z.ZodObject,
  raw: Readonly<Record<string, unknown>>,
  stack: { region: string },
): Prepared {
  const given = Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, isText(schema.shape[key]) ? value : fromText(value)]),
  );
  let input: Readonly<Record<string, unknown>> = given;
  const derived = new Set<string>();
  for (const { path, doc } of settingsOf(schema)) {
    if (!doc.derived || valueAt(given, path) !== undefined) continue;
    input = withValue(input, path, doc.derived.from(given, stack));
    derived.add(path.join("."));
  }
  return { input, derived };
}

function isText(schema: z.core.$ZodType | undefined): boolean {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return isText(schema.unwrap());
  return schema instanceof z.ZodString || schema instanceof z.ZodEnum;
}

function fromText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
