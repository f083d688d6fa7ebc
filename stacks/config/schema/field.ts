/** What a setting is made of: a zod schema, and beside it the words for the docs page and for the mistakes. */
import { z } from "zod";

/** What is wrong with a value and how to cure it: "<value> <rule>. <cure>" reads as two sentences. */
export interface Fault {
  readonly rule: string;
  readonly cure: string;
  /** Where inside the value, if it has parts. */
  readonly path?: (string | number)[];
}

/** A default that depends on other settings. */
export interface DerivedDefault {
  readonly text: string;
  readonly from: (settings: Readonly<Record<string, unknown>>, stack: { region: string }) => unknown;
}

export interface FieldDoc {
  /** Type for the docs page, for example "whole number". */
  readonly type: string;
  /** Accepted values for the docs page, where the type does not say it all. */
  readonly range?: string;
  readonly unit?: string;
  /** What the setting does, and why its limits are what they are. */
  readonly meaning: string;
  /** Where the limits come from. */
  readonly source?: string;
  /** The default for the docs page, where the literal would not help. */
  readonly defaultText?: string;
  readonly derived?: DerivedDefault;
  readonly rule: string;
  readonly cure: string;
}

/** The words of each setting, by its schema. */
export const fieldDocs = z.registry<FieldDoc>();

type Words = Pick<FieldDoc, "meaning" | "source" | "derived" | "defaultText">;

export function flag(words: Words) {
  return z.boolean().register(fieldDocs, {
    ...words,
    type: "true or false",
    rule: "must be true or false",
    cure: "Write true or false, without quotes.",
  });
}

export function integer(limits: { min: number; max: number; unit: string } & Words) {
  const { min, max, unit, ...words } = limits;
  return z
    .int()
    .min(min)
    .max(max)
    .register(fieldDocs, {
      ...words,
      unit,
      type: "whole number",
      range: `${min} to ${max}`,
      rule: `must be a whole number from ${min} to ${max} (${unit})`,
      cure: `Write a number in that range, without quotes.`,
    });
}

export function choice<const Values extends readonly [string, ...string[]]>(values: Values, words: Words) {
  const quoted = values.map((value) => `"${value}"`).join(" or ");
  return z.enum(values).register(fieldDocs, {
    ...words,
    type: "text",
    range: values.map((value) => `\`${value}\``).join(", "),
    rule: `must be ${quoted}`,
    cure: `Write ${quoted}; small and capital letters count.`,
  });
}

/** A number out of a list of those that AWS takes. */
export function oneOf(values: readonly number[], limits: { unit: string; range: string } & Words) {
  return z
    .number()
    .refine((value) => values.includes(value))
    .register(fieldDocs, {
      ...limits,
      type: "whole number",
      rule: `must be one of ${values.join(", ")} (${limits.unit})`,
      cure: "Write one of these numbers, without quotes.",
    });
}

export function text(
  words: { type: string; range?: string; check: (value: string) => Iterable<Fault> } & Words,
) {
  const { check, ...doc } = words;
  return z
    .string()
    .superRefine(faultsOf(check))
    .register(fieldDocs, {
      ...doc,
      rule: "must be text",
      cure: "Write it in quotes: without them YAML drops leading zeros.",
    });
}

export function textList(
  words: { type: string; range?: string; check: (value: string[]) => Iterable<Fault> } & Words,
) {
  const { check, ...doc } = words;
  return z
    .array(z.string())
    .superRefine(faultsOf(check))
    .register(fieldDocs, {
      ...doc,
      rule: "must be a list of texts",
      cure: 'Write it as ["first", "second"].',
    });
}

export function textMap(
  words: {
    type: string;
    range?: string;
    check: (value: Record<string, string>) => Iterable<Fault>;
  } & Words,
) {
  const { check, ...doc } = words;
  return z
    .record(z.string(), z.string())
    .superRefine(faultsOf(check))
    .register(fieldDocs, {
      ...doc,
      rule: "must be keys with texts",
      cure: "Write a key and its text a line, the text in quotes.",
    });
}

/** A group of settings; may be left out as a whole when none of them is required. */
export function section<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape).prefault({} as never);
}

/** Turns what a check finds into issues of the schema. */
export function faultsOf<Value>(check: (value: Value) => Iterable<Fault>) {
  return (value: Value, context: z.core.$RefinementCtx<Value>) => {
    for (const { rule, cure, path = [] } of check(value)) {
      context.addIssue({ code: "custom", message: rule, params: { cure }, path });
    }
  };
}
