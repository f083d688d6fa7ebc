/** Goes over the settings of a schema, one by one, whatever sections they are in. */
import { z } from "zod";
import { type FieldDoc, fieldDocs } from "./field";

export interface Setting {
  /** Path from the top, for example `["network", "cidrBlock"]`. */
  readonly path: readonly string[];
  /** The schema with its default. */
  readonly schema: z.ZodType;
  readonly doc: FieldDoc;
  readonly required: boolean;
  readonly defaultValue?: unknown;
  /** Path of the section that may be left out as a whole, if it is in one. */
  readonly optionalSection?: readonly string[];
}

export function* settingsOf(
  schema: z.ZodType,
  path: readonly string[] = [],
  optionalSection?: readonly string[],
): Iterable<Setting> {
  const { inner, optional, defaultValue } = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    for (const [key, child] of Object.entries(inner.shape)) {
      yield* settingsOf(child as z.ZodType, [...path, key], optional ? path : optionalSection);
    }
    return;
  }
  const doc = fieldDocs.get(inner);
  if (!doc) throw new Error(`the setting ${path.join(".")} has no words in fieldDocs`);
  const required = !optional && defaultValue === undefined && doc.derived === undefined;
  yield { path, schema, doc, required, defaultValue, optionalSection };
}

/** Takes the wrappers for defaults and absence off a schema. */
function unwrap(schema: z.ZodType): { inner: z.ZodType; optional: boolean; defaultValue?: unknown } {
  if (schema instanceof z.ZodOptional) return { ...unwrap(schema.unwrap() as z.ZodType), optional: true };
  if (schema instanceof z.ZodPrefault) return unwrap(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodDefault) {
    return { ...unwrap(schema.unwrap() as z.ZodType), defaultValue: schema.def.defaultValue };
  }
  return { inner: schema, optional: false };
}

/** What `root` holds at `path`, or undefined. */
export function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** A copy of `root` with `value` at `path`, sections on the way made; unchanged where something else is in the way. */
export function withValue(
  root: Readonly<Record<string, unknown>>,
  path: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const [key, ...rest] = path;
  if (key === undefined) return root;
  if (rest.length === 0) return { ...root, [key]: value };
  const child = root[key] ?? {};
  if (typeof child !== "object" || Array.isArray(child)) return root;
  return { ...root, [key]: withValue(child as Record<string, unknown>, rest, value) };
}
