/** When two values mean the same: sets in any order, JSON documents and IAM policies by content. */
import type { Property, TextProperty } from "../model/table";
import { Asset, isMap, UNKNOWN, type Value, type ValueMap } from "../model/value";

export function same(property: Property, a: Value | undefined, b: Value | undefined): boolean {
  if (property.kind === "text" && typeof property.same === "function") {
    return typeof a === "string" && typeof b === "string" ? property.same(a, b) : a === b;
  }
  return canonical(property, a) === canonical(property, b);
}

/** One text per meaning. An empty list or map, null and absent are one (as in the real provider). */
export function canonical(property: Property, value: Value | undefined): string {
  if (value === undefined || value === null || isEmpty(value)) return "absent";
  if (value === UNKNOWN) return "unknown";
  if (value instanceof Asset) return `${value.kind}:${value.hash || JSON.stringify(value.content)}`;
  if (property.kind === "text" && typeof value === "string") return canonicalText(property, value);
  if (property.kind === "list" && Array.isArray(value)) {
    const items = value.map((item) => canonical(property.of, item));
    return `[${(property.unordered ? [...new Set(items)].sort() : items).join(",")}]`;
  }
  if (property.kind === "block" && isMap(value)) {
    return canonicalMap(value, (name) => property.properties[name] ?? { kind: "any" });
  }
  if (property.kind === "map" && isMap(value)) return canonicalMap(value, () => property.of);
  return sorted(value);
}

function isEmpty(value: Value): boolean {
  return Array.isArray(value) ? value.length === 0 : isMap(value) && Object.keys(value).length === 0;
}

function canonicalMap(map: ValueMap, propertyOf: (name: string) => Property): string {
  const entries = Object.keys(map)
    .sort()
    .map((name) => [name, canonical(propertyOf(name), map[name])] as const)
    .filter(([, text]) => text !== "absent");
  return `{${entries.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(",")}}`;
}

function canonicalText(property: TextProperty, value: string): string {
  if (property.same === "ignoring case") return JSON.stringify(value.toLowerCase());
  if (property.same !== "json" && property.same !== "policy") return JSON.stringify(value);
  try {
    const document: unknown = JSON.parse(value);
    return sorted(property.same === "policy" ? plainPolicy(document) : document);
  } catch {
    return JSON.stringify(value);
  }
}

/** In a policy a list of one is its item, and lists are sets. */
function plainPolicy(document: unknown): unknown {
  if (Array.isArray(document)) {
    const items = document.map((item) => plainPolicy(item));
    return items.length === 1 ? items[0] : items.sort((a, b) => (sorted(a) < sorted(b) ? -1 : 1));
  }
  if (typeof document !== "object" || document === null) return document;
  return Object.fromEntries(Object.entries(document).map(([key, value]) => [key, plainPolicy(value)]));
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  if (typeof value === "object" && value !== null && !(value instanceof Asset)) {
    const map = value as { [key: string]: unknown };
    return `{${Object.keys(map)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${sorted(map[key])}`)
      .join(",")}}`;
  }
  return value === UNKNOWN ? "unknown" : JSON.stringify(value);
}
