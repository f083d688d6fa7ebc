/** Turns an issue that zod found into a mistake: place, value, rule, cure. */
import type { z } from "zod";
import { secretValue } from "./entries";
import type { Mistake } from "./mistake";
import type { FieldDoc } from "./schema/field";
import { settingsOf, valueAt } from "./schema/walk";
import { closest } from "./suggest";

export interface Context {
  readonly file: string;
  readonly schema: z.ZodObject;
  /** Schema of the other kind of stack, for settings that are in the wrong file. */
  readonly other: { readonly schema: z.ZodObject; readonly files: string };
  readonly input: unknown;
}

type Issue = z.core.$ZodIssue;

export function explainIssue(context: Context, issue: Issue): Mistake[] {
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey(context, issue.path, key));
  const value = valueAt(context.input, issue.path);
  return [{ file: context.file, key: issue.path.join("."), ...explainValue(context, issue, value) }];
}

function explainValue(context: Context, issue: Issue, value: unknown): Omit<Mistake, "file" | "key"> {
  if (value === secretValue) {
    return { rule: "is encrypted, and no setting is a secret", cure: "Set it again, without --secret." };
  }
  if (issue.code === "custom" && issue.params) {
    return { value, rule: issue.message, cure: String(issue.params.cure) };
  }
  const doc = nearestDoc(context.schema, issue.path);
  if (value === undefined && doc) return { rule: "is missing", cure: `Set it: ${lowerFirst(doc.meaning)}` };
  if (doc) return { value, rule: doc.rule, cure: doc.cure };
  return { value, rule: "must be a section", cure: "Write its settings below it, one a line and indented." };
}

function unknownKey(
  { file, schema, other, input }: Context,
  section: readonly PropertyKey[],
  key: string,
): Mistake {
  const path = [...section, key].join(".");
  const given = valueAt(input, [...section, key]);
  const value = given === secretValue || typeof given === "object" ? undefined : given;
  const elsewhere = pathsOf(other.schema);
  if (elsewhere.some((known) => known === path || known.startsWith(`${path}.`))) {
    const cure = `Move it to ${other.files}.`;
    return { file, key: path, value, rule: "is no setting of this kind of stack", cure };
  }
  const near = nearestPath(pathsOf(schema), section.join("."), key);
  const cure = near ? `Did you mean "${near}"?` : "See docs/reference/settings.md for those that there are.";
  return { file, key: path, value, rule: "is not a setting", cure };
}

/** The closest name in the same section; else the setting or section of that name elsewhere. */
function nearestPath(paths: readonly string[], section: string, key: string): string | undefined {
  const prefix = section === "" ? "" : `${section}.`;
  const names = paths
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length).split(".")[0] ?? "");
  const near = closest(key, names);
  if (near !== undefined) return `${prefix}${near}`;
  const lastName = (path: string) => path.slice(path.lastIndexOf(".") + 1);
  const moved = closest(key, paths.map(lastName));
  return paths.find((path) => lastName(path) === moved);
}

function pathsOf(schema: z.ZodObject): string[] {
  return [...settingsOf(schema)].map(({ path }) => path.join("."));
}

/** The words of the setting at `path`, or of the one that `path` leads into. */
function nearestDoc(schema: z.ZodObject, path: readonly PropertyKey[]): FieldDoc | undefined {
  const wanted = path.join(".");
  for (const { path: known, doc } of settingsOf(schema)) {
    const name = known.join(".");
    if (wanted === name || wanted.startsWith(`${name}.`)) return doc;
  }
  return undefined;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
