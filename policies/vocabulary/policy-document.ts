/**
 * Policy documents of AWS (bucket policies, key policies, trust policies ...) in one shape for every way to write them: JSON
 * text or an object, one statement or a list, one value or a list. What is not known before the update keeps its path.
 *
 * Names of elements, kinds of principals, operators and condition keys are read without regard to case.
 */

import { type Fields, fromJson, isAbsent, isFields, isUnknown, itemsOf } from "./values";

export interface PolicyDocument {
  readonly statements: readonly Statement[];
  /** Paths of what hides whole statements: the document itself, its list, one of its statements. */
  readonly unknowns: readonly string[];
}

export interface Statement {
  /** Such as `policy.Statement[0]`: how a finding names it. */
  readonly path: string;
  readonly sid: string | undefined;
  /** `unknown` where it is not known yet; undefined for anything else, which AWS refuses. */
  readonly effect: "allow" | "deny" | "unknown" | undefined;
  /** Who: `Principal`, or `NotPrincipal` where negated. No values at all in a policy of an identity. */
  readonly principals: Part<Principal>;
  /** `Action`, or `NotAction` where negated, in lower case: AWS compares actions so. */
  readonly actions: Part<string>;
  /** `Resource`, or `NotResource` where negated. */
  readonly resources: Part<string>;
  /** All of them must hold. */
  readonly conditions: readonly Condition[];
  /** Paths of conditions that hide even what they are about. */
  readonly unknownConditions: readonly string[];
}

/** Values of one element of a statement. */
export interface Part<Value> {
  /** Everything but these values: `NotPrincipal`, `NotAction`, `NotResource`. */
  readonly negated: boolean;
  readonly values: readonly Value[];
  /** Paths of values that are not known yet. */
  readonly unknowns: readonly string[];
}

export interface Principal {
  /** `aws`, `service`, `federated`, `canonicaluser`; `*` where the document says just `*`. */
  readonly kind: string;
  readonly value: string;
}

export interface Condition {
  /** Such as `stringequals`: without `ForAnyValue:`, `ForAllValues:` and `IfExists`. */
  readonly operator: string;
  /** Such as `aws:sourcearn`. */
  readonly key: string;
  /** One of them must hold. */
  readonly values: readonly string[];
  readonly unknowns: readonly string[];
  /** Holds for a request that does not carry the key at all: `IfExists`, `ForAllValues`, or a negation of no `ForAnyValue`. */
  readonly holdsWithoutKey: boolean;
}

/** The statements of `value`, which stands in `property`. One that AWS would refuse as malformed has none. */
export function readPolicyDocument(property: string, value: unknown): PolicyDocument {
  const document = fromJson(value);
  if (isUnknown(document)) return { statements: [], unknowns: [property] };
  return readStatements(`${property}.Statement`, elementOf(document, "Statement"));
}

/** The statements of a list, or of one statement alone, that stands in `path`. */
export function readStatements(path: string, list: unknown): PolicyDocument {
  if (isUnknown(list)) return { statements: [], unknowns: [path] };
  const written = itemsOf(list).map((statement, index) => ({
    path: Array.isArray(list) ? `${path}[${index}]` : path,
    statement,
  }));
  return {
    statements: written.flatMap(({ path: at, statement }) =>
      isFields(statement) ? [readStatement(at, statement)] : [],
    ),
    unknowns: written.flatMap(({ path: at, statement }) => (isUnknown(statement) ? [at] : [])),
  };
}

/** Is this principal everyone, people without an AWS account included? */
export const isEveryone = ({ value }: Principal): boolean => value === "*";

/** Does a pattern of AWS (`*` any text, `?` one character) match the text? */
export function matchesPattern(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`, "s").test(text);
}

function readStatement(path: string, statement: Fields): Statement {
  return {
    path,
    sid: textOf(elementOf(statement, "Sid")),
    effect: readEffect(elementOf(statement, "Effect")),
    principals: readPart(path, statement, "Principal", readPrincipals),
    actions: readPart(path, statement, "Action", (at, value) =>
      readTexts(at, value, (text) => text.toLowerCase()),
    ),
    resources: readPart(path, statement, "Resource", (at, value) => readTexts(at, value, (text) => text)),
    ...readConditions(`${path}.Condition`, elementOf(statement, "Condition")),
  };
}

function readEffect(effect: unknown): Statement["effect"] {
  if (isUnknown(effect)) return "unknown";
  const word = textOf(effect)?.toLowerCase();
  return word === "allow" || word === "deny" ? word : undefined;
}

type Values<Value> = Pick<Part<Value>, "values" | "unknowns">;
type Read<Value> = (path: string, value: unknown) => Values<Value>;

function readPart<Value>(path: string, statement: Fields, name: string, read: Read<Value>): Part<Value> {
  const negative = elementOf(statement, `Not${name}`);
  return isAbsent(negative)
    ? { negated: false, ...read(`${path}.${name}`, elementOf(statement, name)) }
    : { negated: true, ...read(`${path}.Not${name}`, negative) };
}

function readPrincipals(path: string, written: unknown): Values<Principal> {
  if (!isFields(written)) return readTexts(path, written, (value) => ({ kind: "*", value }));
  const byKind = Object.entries(written).map(([kind, values]) =>
    readTexts(`${path}.${kind}`, values, (value) => ({ kind: kind.toLowerCase(), value })),
  );
  return joined(byKind);
}

function readTexts<Value>(path: string, written: unknown, make: (text: string) => Value): Values<Value> {
  if (isUnknown(written)) return { values: [], unknowns: [path] };
  const at = (index: number) => (Array.isArray(written) ? `${path}[${index}]` : path);
  return joined(
    itemsOf(written).map((item, index) => {
      if (isUnknown(item)) return { values: [], unknowns: [at(index)] };
      const text = textOf(item);
      return { values: text === undefined ? [] : [make(text)], unknowns: [] };
    }),
  );
}

function readConditions(path: string, written: unknown): Pick<Statement, "conditions" | "unknownConditions"> {
  if (isUnknown(written)) return { conditions: [], unknownConditions: [path] };
  const operators = Object.entries(isFields(written) ? written : {});
  return {
    conditions: operators.flatMap(([operator, keys]) =>
      Object.entries(isFields(keys) ? keys : {}).map(([key, values]) =>
        readCondition(`${path}.${operator}["${key}"]`, operator.toLowerCase(), key.toLowerCase(), values),
      ),
    ),
    unknownConditions: operators.flatMap(([operator, keys]) =>
      isUnknown(keys) ? [`${path}.${operator}`] : [],
    ),
  };
}

function readCondition(path: string, operator: string, key: string, values: unknown): Condition {
  return {
    operator: operator.replace(/^for(anyvalue|allvalues):/, "").replace(/ifexists$/, ""),
    key,
    ...readTexts(path, values, (text) => text),
    holdsWithoutKey:
      operator.endsWith("ifexists") ||
      operator.startsWith("forallvalues:") ||
      (operator.includes("not") && !operator.startsWith("foranyvalue:")),
  };
}

function joined<Value>(parts: readonly Values<Value>[]): Values<Value> {
  return {
    values: parts.flatMap(({ values }) => values),
    unknowns: parts.flatMap(({ unknowns }) => unknowns),
  };
}

/** An element by its name in any case: what came through Cloud Control has another one. */
function elementOf(object: unknown, name: string): unknown {
  const entry = Object.entries(isFields(object) ? object : {}).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  );
  return entry?.[1];
}

/** Policies may hold account ids and switches as numbers and booleans. */
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : undefined;
