/**
 * Values as tables see them: plain data, plus the two things the provider protocol adds to JSON
 * (a value that is not known before the update runs, and a file or archive).
 * Secrets are no kind of value: the protocol layer keeps the paths that are secret beside the data.
 */

/** Stands for a value that nobody knows before the update runs. */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** A file (`asset`) or a tree of files (`archive`) that a program handed over. */
export class Asset {
  constructor(
    readonly kind: "asset" | "archive",
    /** Exactly one of these says where the content is; `children` for archives made of named parts only. */
    readonly content: {
      readonly path?: string;
      readonly text?: string;
      readonly uri?: string;
      readonly children?: { readonly [name: string]: Asset };
    },
    /** SHA-256 of the content in hex, as the program worked it out; compared on diff. */
    readonly hash: string,
  ) {}
}

export interface ValueMap {
  [key: string]: Value;
}
export type Value = string | number | boolean | null | Unknown | Asset | Value[] | ValueMap;

export function isMap(value: Value | undefined): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Asset);
}

/** True when the value is, or holds anywhere inside, something unknown. */
export function hasUnknown(value: Value | undefined): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isMap(value) && Object.values(value).some(hasUnknown);
}

/**
 * Typed reading of a map of values. Every method gives `undefined` for what is absent, null, unknown
 * or of another type, so table code never casts; ask `isUnknown` where the difference matters.
 */
export class Bag {
  constructor(readonly values: ValueMap) {}

  get(name: string): Value | undefined {
    return this.values[name];
  }
  /** Given and not null; an unknown value counts as given. */
  has(name: string): boolean {
    const value = this.values[name];
    return value !== undefined && value !== null;
  }
  isUnknown(name: string): boolean {
    return hasUnknown(this.values[name]);
  }
  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === "string" ? value : undefined;
  }
  number(name: string): number | undefined {
    const value = this.values[name];
    return typeof value === "number" ? value : undefined;
  }
  flag(name: string): boolean | undefined {
    const value = this.values[name];
    return typeof value === "boolean" ? value : undefined;
  }
  list(name: string): Value[] {
    const value = this.values[name];
    return Array.isArray(value) ? value : [];
  }
  texts(name: string): string[] {
    return this.list(name).filter((item): item is string => typeof item === "string");
  }
  map(name: string): ValueMap {
    const value = this.values[name];
    return isMap(value) ? value : {};
  }
  /** A nested block, or an empty bag when it is not given. */
  block(name: string): Bag {
    return new Bag(this.map(name));
  }
  /** A list of nested blocks. */
  blocks(name: string): Bag[] {
    return this.list(name)
      .filter(isMap)
      .map((item) => new Bag(item));
  }
  asset(name: string): Asset | undefined {
    const value = this.values[name];
    return value instanceof Asset ? value : undefined;
  }
}
