/** Checks values against properties and rules, and says everything that is wrong at once. */
import { isNetwork, parseBlock } from "../model/addresses";
import { formatPath, type Path } from "../model/paths";
import type {
  BlockProperty,
  ListProperty,
  NumberProperty,
  Problem,
  Properties,
  Property,
  Rule,
  TextProperty,
} from "../model/table";
import { Asset, Bag, isMap, UNKNOWN, type Value, type ValueMap } from "../model/value";

export function validate(
  properties: Properties,
  rules: readonly Rule[],
  values: ValueMap,
  path: Path = [],
): Problem[] {
  const bag = new Bag(values);
  return [
    ...unknownNames(properties, values, path),
    ...Object.entries(properties).flatMap(([name, property]) =>
      bag.has(name)
        ? [
            ...siblings(property, bag, [...path, name]),
            ...validateValue(property, values[name] ?? null, [...path, name], bag),
          ]
        : missing(property, [...path, name]),
    ),
    ...rules.flatMap((rule) => checkRule(rule, bag, path)),
  ];
}

const problem = (path: Path, reason: string): Problem => ({ path: formatPath(path), reason });

function unknownNames(properties: Properties, values: ValueMap, path: Path): Problem[] {
  return Object.keys(values)
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => {
      const near = nearest(name, Object.keys(properties));
      const hint = near === undefined ? "" : `; did you mean '${near}'?`;
      return problem([...path, name], `'${name}' is not an argument that the offline AWS knows here${hint}`);
    });
}

function missing(property: Property, path: Path): Problem[] {
  return property.required ? [problem(path, `missing required argument '${formatPath(path)}'`)] : [];
}

function siblings(property: Property, bag: Bag, path: Path): Problem[] {
  const name = String(path.at(-1));
  const conflicts = (property.conflictsWith ?? []).filter((other) => bag.has(other));
  const absent = (property.requires ?? []).filter((other) => !bag.has(other));
  return [
    ...conflicts.map((other) => problem(path, `'${name}' conflicts with '${other}'`)),
    ...absent.map((other) => problem(path, `'${name}' needs '${other}' as well`)),
  ];
}

function validateValue(property: Property, value: Value, path: Path, bag: Bag): Problem[] {
  if (value === UNKNOWN || property.kind === "any") return [];
  const structural = byKind(property, value, path);
  if (structural.length > 0) return structural;
  const extra = property.check?.(value, bag);
  return extra === undefined ? [] : [problem(path, extra)];
}

function byKind(property: Property, value: Value, path: Path): Problem[] {
  switch (property.kind) {
    case "text":
      return typeof value === "string"
        ? textReasons(property, value).map((reason) => problem(path, reason))
        : [problem(path, `expected text, got ${describe(value)}`)];
    case "number":
      return typeof value === "number"
        ? numberReasons(property, value).map((reason) => problem(path, reason))
        : [problem(path, `expected a number, got ${describe(value)}`)];
    case "flag":
      return typeof value === "boolean"
        ? []
        : [problem(path, `expected true or false, got ${describe(value)}`)];
    case "list":
      return Array.isArray(value)
        ? listProblems(property, value, path)
        : [problem(path, `expected a list, got ${describe(value)}`)];
    case "map":
      return isMap(value)
        ? Object.entries(value).flatMap(([key, item]) => validateItem(property.of, item, [...path, key]))
        : [problem(path, `expected a map, got ${describe(value)}`)];
    case "block":
      return isMap(value)
        ? blockProblems(property, value, path)
        : [problem(path, `expected an object, got ${describe(value)}`)];
    case "asset":
      return value instanceof Asset
        ? []
        : [problem(path, `expected an asset or archive, got ${describe(value)}`)];
    default:
      return [];
  }
}

function blockProblems(property: BlockProperty, value: ValueMap, path: Path): Problem[] {
  return validate(property.properties, property.rules ?? [], value, path);
}

function listProblems(property: ListProperty, items: Value[], path: Path): Problem[] {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = property;
  return [
    ...(items.length < minItems
      ? [problem(path, `needs at least ${minItems} items, has ${items.length}`)]
      : []),
    ...(items.length > maxItems
      ? [problem(path, `takes at most ${maxItems} items, has ${items.length}`)]
      : []),
    ...items.flatMap((item, index) => validateItem(property.of, item, [...path, index])),
  ];
}

function validateItem(property: Property, item: Value, path: Path): Problem[] {
  return item === null ? [] : validateValue(property, item, path, new Bag({}));
}

function textReasons(property: TextProperty, value: string): string[] {
  const {
    minLength = 0,
    maxLength = Number.POSITIVE_INFINITY,
    oneOf,
    pattern,
    rule,
    format,
    same,
  } = property;
  const reasons: string[] = [];
  if (value.length < minLength)
    reasons.push(`expected at least ${minLength} characters, got ${value.length}: ${quote(value)}`);
  if (value.length > maxLength) {
    reasons.push(`cannot be longer than ${maxLength} characters: ${quote(value)} has ${value.length}`);
  }
  if (oneOf !== undefined && !oneOf.includes(value)) {
    reasons.push(`expected one of ${oneOf.map(quote).join(", ")}, got ${quote(value)}`);
  }
  if (pattern !== undefined && !pattern.test(value)) {
    reasons.push(`${quote(value)} ${rule ?? `does not match ${pattern.source}`}`);
  }
  if (format !== undefined && !formats[format](value))
    reasons.push(`${quote(value)} is not ${formatNames[format]}`);
  if ((same === "json" || same === "policy") && !parses(value))
    reasons.push(`contains an invalid JSON document`);
  return reasons;
}

const ipv6Network = /^[0-9a-fA-F:]+:[0-9a-fA-F:]*\/\d{1,3}$/;
const ipv4Network = (value: string): boolean => {
  const block = parseBlock(value);
  return block !== undefined && isNetwork(block);
};
const formats = {
  "ipv4-network": ipv4Network,
  "ipv6-network": (value: string) => ipv6Network.test(value),
  network: (value: string) => ipv4Network(value) || ipv6Network.test(value),
  arn: (value: string) => /^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/s.test(value),
};
const formatNames = {
  "ipv4-network": "a valid IPv4 network address with prefix (no host bits), such as 10.0.0.0/16",
  "ipv6-network": "a valid IPv6 network address with prefix",
  network: "a valid network address with prefix (no host bits)",
  arn: "a valid ARN: arn:<partition>:<service>:<region>:<account>:<resource>",
};

function numberReasons(property: NumberProperty, value: number): string[] {
  const { integer, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, oneOf } = property;
  const reasons: string[] = [];
  if (integer && !Number.isInteger(value)) reasons.push(`expected a whole number, got ${value}`);
  if (value < min || value > max) reasons.push(`expected to be in the range (${min} - ${max}), got ${value}`);
  if (oneOf !== undefined && !oneOf.includes(value))
    reasons.push(`expected one of ${oneOf.join(", ")}, got ${value}`);
  return reasons;
}

function checkRule(rule: Rule, bag: Bag, path: Path): Problem[] {
  const [kind, names] = Object.entries(rule)[0] as [string, readonly string[]];
  const given = names.filter((name) => bag.has(name));
  const all = names.map(quote).join(", ");
  const at = [...path, names[0] ?? ""];
  const count =
    given.length === 0 ? "none is" : `${given.map(quote).join(", ")} ${given.length === 1 ? "is" : "are"}`;
  const broken =
    (kind === "exactlyOneOf" && given.length !== 1 && `exactly one of ${all} must be given; ${count}`) ||
    (kind === "atLeastOneOf" && given.length === 0 && `one of ${all} must be given; none is`) ||
    (kind === "atMostOneOf" && given.length > 1 && `only one of ${all} can be given; ${count}`) ||
    (kind === "allOrNone" &&
      given.length > 0 &&
      given.length < names.length &&
      `all of ${all} must be given or none; ${count}`);
  return broken ? [problem(at, broken)] : [];
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const quote = (text: string): string => JSON.stringify(text);

function describe(value: Value): string {
  if (value instanceof Asset) return `an ${value.kind}`;
  if (Array.isArray(value)) return "a list";
  if (isMap(value)) return "an object";
  return `${typeof value} ${JSON.stringify(value)}`;
}

/** The known name that differs least, when that is little enough to be a slip. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const scored = known.map((other) => ({
    other,
    distance: editDistance(name.toLowerCase(), other.toLowerCase()),
  }));
  const best = scored.sort((a, b) => a.distance - b.distance)[0];
  return best !== undefined && best.distance <= Math.max(2, name.length / 4) ? best.other : undefined;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
