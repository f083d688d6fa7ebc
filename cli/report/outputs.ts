import { columns, indent } from "./words";

/** Outputs of each stack, one line a value, nested keys joined by dots. */
export function outputsText(stacks: readonly (readonly [string, Record<string, unknown>])[]): string {
  return stacks
    .map(([stack, outputs]) => {
      const rows = flat(outputs);
      return rows.length === 0 ? `${stack}: nothing stands` : `${stack}\n${indent(columns(rows))}`;
    })
    .join("\n\n");
}

export function flat(value: unknown, path = ""): [string, string][] {
  if (Array.isArray(value) && value.every((item) => typeof item !== "object"))
    return [[path, value.join(", ")]];
  if (typeof value !== "object" || value === null) return [[path, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, path === "" ? key : `${path}.${key}`));
}
