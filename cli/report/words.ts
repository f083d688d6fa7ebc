/** Order in which a summary tells what happened. */
const order = ["created", "updated", "replaced", "imported", "deleted", "unchanged"];

/** `3 created, 1 updated, 40 unchanged`; `no change` for none. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = order.filter((word) => counts[word]).map((word) => `${counts[word]} ${word}`);
  return parts.length > 0 ? parts.join(", ") : "no change";
}

/** The same for what a preview would do: `3 to create, 40 unchanged`. */
export function plannedText(counts: Readonly<Record<string, number>>): string {
  const planned: Record<string, string> = {
    created: "to create",
    updated: "to update",
    replaced: "to replace",
    imported: "to import",
    deleted: "to delete",
    unchanged: "unchanged",
  };
  const parts = order.filter((word) => counts[word]).map((word) => `${counts[word]} ${planned[word]}`);
  return parts.length > 0 ? parts.join(", ") : "nothing to do";
}

/** `8.4 s`, `3 min 20 s` */
export function durationText(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** `1 cell`, `2 cells` */
export const plural = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;

export const indent = (text: string, by = "  "): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? line : `${by}${line}`))
    .join("\n");

/** Rows in columns of equal width, two spaces between. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (sofar, row) => row.map((cell, column) => Math.max(sofar[column] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
