/** A table in Markdown; a bar or a line break in a cell is made harmless. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(safe).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

export function code(text: string): string {
  return text === "" ? "" : `\`${text}\``;
}

function safe(cell: string): string {
  return cell.replaceAll("|", "\\|").replaceAll("\n", " ");
}
