/** Results go to standard output; with `--json` they are its only content. */
export function print(text: string): void {
  process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Remarks along the way go where they do not disturb a result. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}
