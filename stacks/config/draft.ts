/** One stack's settings on the way from text to typed values: what is right so far, and every mistake. */
import type { z } from "zod";
import { type Entries, secretValue, sortEntries } from "./entries";
import { explainIssue } from "./explain";
import type { Mistake } from "./mistake";
import { prepareSettings } from "./prepare";
import { cellSettings } from "./schema/cell";
import { globalSettings } from "./schema/global";
import { settingsOf, valueAt, withValue } from "./schema/walk";
import type { StackName } from "./stack-name";

export interface SettingsByKind {
  global: z.output<typeof globalSettings>;
  cell: z.output<typeof cellSettings>;
}

export type Kind = keyof SettingsByKind;
export type NameOf<K extends Kind> = Extract<StackName, { kind: K }>;

type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

export interface Draft<K extends Kind> {
  readonly name: NameOf<K>;
  readonly file: string;
  /** What the file gives as `aws:region`, right or wrong. */
  readonly region: unknown;
  /** The settings that are right, with defaults; a wrong one is absent. */
  readonly settings: DeepPartial<SettingsByKind[K]>;
  /** All settings; to be used only when there are no mistakes. */
  readonly complete: SettingsByKind[K] | undefined;
  readonly mistakes: Mistake[];
  /** Whether the stack file itself gives the setting. */
  readonly gives: (path: string) => boolean;
  /** Notes a mistake in the setting at `path`. */
  readonly report: (path: string, rule: string, cure: string) => void;
}

export type GlobalDraft = Draft<"global">;
export type CellDraft = Draft<"cell">;

export function draftGlobal(name: NameOf<"global">, file: string, entries: Entries): GlobalDraft {
  const files = `Pulumi.${name.environment}-<Region>.yaml, the file of a cell`;
  return draftOf({
    name,
    file,
    entries,
    schema: globalSettings,
    region: "",
    other: { schema: cellSettings, files },
  });
}

export function draftCell(name: NameOf<"cell">, file: string, entries: Entries): CellDraft {
  const files = `Pulumi.${name.environment}-global.yaml`;
  const { region } = name;
  return draftOf({
    name,
    file,
    entries,
    schema: cellSettings,
    region,
    other: { schema: globalSettings, files },
  });
}

interface Parts<K extends Kind> {
  readonly name: NameOf<K>;
  readonly file: string;
  readonly entries: Entries;
  readonly schema: z.ZodObject;
  /** The Region in the stack's name, for defaults that depend on it. */
  readonly region: string;
  readonly other: { readonly schema: z.ZodObject; readonly files: string };
}

function draftOf<K extends Kind>({
  name,
  file,
  entries,
  schema,
  region: nameRegion,
  other,
}: Parts<K>): Draft<K> {
  const { region, settings: raw, mistakes: strays } = sortEntries(file, entries);
  const { input, derived } = prepareSettings(schema, raw, {
    region: nameRegion,
  });
  const parsed = schema.safeParse(input);
  const issues = parsed.error?.issues.filter((issue) => !derived.has(issue.path.join("."))) ?? [];
  const context = { file, schema, other, input };
  const mistakes = [...strays, ...issues.flatMap((issue) => explainIssue(context, issue))];
  return {
    name,
    file,
    region,
    settings: rightSettings(schema, input) as Draft<K>["settings"],
    complete: parsed.data as SettingsByKind[K] | undefined,
    mistakes,
    gives: (path) => valueAt(raw, path.split(".")) !== undefined,
    report: (path, rule, cure) => {
      const value = path === "aws:region" ? region : valueAt(input, path.split("."));
      mistakes.push({ file, key: path, value: value === secretValue ? undefined : value, rule, cure });
    },
  };
}

/** Each setting that is right by itself, at its place. */
function rightSettings(
  schema: z.ZodObject,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  let right: Record<string, unknown> = {};
  for (const { path, schema: field, optionalSection } of settingsOf(schema)) {
    if (optionalSection && valueAt(input, optionalSection) === undefined) continue;
    const parsed = field.safeParse(valueAt(input, path));
    if (parsed.success) right = withValue(right, path, parsed.data);
  }
  return right;
}
