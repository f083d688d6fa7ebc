/** All tables, found by token or alias, with what follows from them together. */
import type { FunctionTable, Property, Reference, ResourceTable } from "../model/table";
import { inputsOf } from "./inputs";

export interface Holder {
  readonly table: ResourceTable;
  readonly by: string;
}

export class Catalogue {
  readonly #resources = new Map<string, ResourceTable>();
  readonly #functions = new Map<string, FunctionTable>();
  readonly #holders = new Map<string, Holder[]>();

  constructor(resources: readonly ResourceTable[], functions: readonly FunctionTable[]) {
    for (const table of resources) {
      for (const token of [table.token, ...(table.aliases ?? [])]) {
        if (this.#resources.has(token)) throw new Error(`two tables say they are ${token}`);
        this.#resources.set(token, table);
      }
    }
    for (const table of functions) this.#functions.set(table.token, table);
    for (const table of resources) {
      for (const reference of referencesOf(table)) if (reference.holds) this.#addHolder(table, reference);
    }
  }

  #addHolder(table: ResourceTable, reference: Reference): void {
    for (const to of targetsOf(reference)) {
      const token = this.canonical(to);
      const holders = this.#holders.get(token) ?? [];
      holders.push({ table, by: reference.by ?? "id" });
      this.#holders.set(token, holders);
    }
  }

  resource(token: string): ResourceTable {
    const table = this.#resources.get(token);
    if (table !== undefined) return table;
    throw new Error(unknown("resource type", token, [...this.#resources.keys()]));
  }

  find(token: string): ResourceTable | undefined {
    return this.#resources.get(token);
  }

  function(token: string): FunctionTable {
    const table = this.#functions.get(token);
    if (table !== undefined) return table;
    throw new Error(unknown("function", token, [...this.#functions.keys()]));
  }

  /** The token that an alias stands for. */
  canonical(token: string): string {
    return this.#resources.get(token)?.token ?? token;
  }

  /** Types whose resources keep one of this type from being deleted. */
  holders(token: string): readonly Holder[] {
    return this.#holders.get(token) ?? [];
  }

  get tables(): ResourceTable[] {
    return [...new Set(this.#resources.values())];
  }
}

export function targetsOf(reference: Reference): readonly string[] {
  return typeof reference.to === "string" ? [reference.to] : reference.to;
}

/** All references of a type, at any depth. */
export function referencesOf(table: ResourceTable): Reference[] {
  return Object.values(inputsOf(table)).flatMap(referencesIn);
}

function referencesIn(property: Property): Reference[] {
  if (property.kind === "text") return property.refers === undefined ? [] : [property.refers];
  if (property.kind === "list" || property.kind === "map") return referencesIn(property.of);
  return property.kind === "block" ? Object.values(property.properties).flatMap(referencesIn) : [];
}

function unknown(what: string, token: string, known: readonly string[]): string {
  const name = token.split(":").at(-1)?.toLowerCase();
  const near = known.filter((other) => other.split(":").at(-1)?.toLowerCase() === name);
  const hint = near.length === 0 ? "" : `; did you mean ${near.join(" or ")}?`;
  return `the offline AWS does not know the ${what} ${token}${hint} (it knows what offline/tables describes)`;
}
