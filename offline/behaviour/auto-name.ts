/** Names that the provider makes when a program gives none: `<logical name>-<7 hex digits>`. */
import { createHash, randomBytes } from "node:crypto";
import type { Problem, ResourceTable } from "../model/table";
import { Bag, type ValueMap } from "../model/value";
import { filledIn } from "./inputs";

const digits = 7;

/** What the engine says about naming. */
export interface Naming {
  readonly logicalName: string;
  readonly urn: string;
  readonly randomSeed: Uint8Array;
  /** The user's autonaming configuration: a name to prefer or to insist on, or no auto-naming at all. */
  readonly proposal?: { readonly name: string; readonly mode: "propose" | "enforce" | "disable" };
}

export function autoName(
  table: ResourceTable,
  inputs: ValueMap,
  olds: ValueMap,
  naming: Naming,
): { property: string; name: string } | { problem: Problem } | undefined {
  const rule = table.autoName;
  if (rule === undefined) return undefined;
  const property = rule.property ?? "name";
  const given = new Bag(inputs);
  if ([property, "namePrefix", ...(rule.unless ?? [])].some((name) => given.has(name))) return undefined;

  const old = olds[property];
  if (typeof old === "string" && new Bag(olds).texts(filledIn).includes(property))
    return { property, name: old };
  if (naming.proposal?.mode === "disable") return undefined;
  if (naming.proposal !== undefined) return { property, name: naming.proposal.name };

  const maxLength = rule.maxLength ?? 255;
  const base = rule.lowerCase ? naming.logicalName.toLowerCase() : naming.logicalName;
  if (base.length + 1 + digits > maxLength) {
    const reason = `name '${base}-' plus ${digits} random chars is longer than maximum length ${maxLength}: shorten the logical name or set '${property}'`;
    return { problem: { path: property, reason } };
  }
  const name = `${rule.prefix ?? ""}${base}-${randomHex(naming)}${rule.suffix?.(given) ?? ""}`;
  return { property, name };
}

function randomHex(naming: Naming): string {
  const seed = naming.randomSeed.length > 0 ? naming.randomSeed : randomBytes(16);
  return createHash("sha256").update(seed).update(naming.urn).digest("hex").slice(0, digits);
}
