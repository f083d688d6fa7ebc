type Counts = Readonly<Record<string, number>>;

/** Order in which a summary tells what happened. */
const order = ["created", "updated", "replaced", "imported", "deleted", "unchanged"];

/** What of it a preview says in other words. */
const planned = {
  created: "to create",
  updated: "to update",
  replaced: "to replace",
  imported: "to import",
  deleted: "to delete",
};

/** `2 added, 1 changed`: the kinds that there are, in that order; nothing for none. */
export const countedText = (
  counts: Counts,
  kinds: readonly string[],
  words: Readonly<Record<string, string>> = {},
): string =>
  kinds
    .filter((kind) => counts[kind])
    .map((kind) => `${counts[kind]} ${words[kind] ?? kind}`)
    .join(", ");

/** `3 created, 1 updated, 40 unchanged`; `no change` for none. */
export const countsText = (counts: Counts): string => countedText(counts, order) || "no change";

/** The same for what a preview would do: `3 to create, 40 unchanged`. */
export const plannedText = (counts: Counts): string => countedText(counts, order, planned) || "nothing to do";

/** What an operation has done by now, or would do. */
export const progressText = (kind: string, counts: Counts): string =>
  kind === "preview" ? plannedText(counts) : countsText(counts);

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
