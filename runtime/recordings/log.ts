export type Level = "info" | "warning" | "error";

/** What a line says beside its event. Names and numbers only: no credentials, no headers, no bodies of answers. */
export type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

/** One JSON object a line on standard output, from where journald takes it. */
export function log(level: Level, event: string, fields: Fields = {}): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** What may be said of an error. Messages stay out: those of the SDK quote requests. */
export function errorFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { error: "unknown" };
  const { code, $metadata } = error as NodeJS.ErrnoException & {
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  return { error: error.name, code, status: $metadata?.httpStatusCode, requestId: $metadata?.requestId };
}
