import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SwitchCall } from "./switch-call";

const lastLines = 40;

/** The logs of a cell's daemons, by file. */
type Logs = ReadonlyMap<string, string>;

export function readLogs(directory: string): Logs {
  const names = readdirSync(directory).filter((name) => name.endsWith(".log"));
  return new Map(names.map((name) => [name, readFileSync(join(directory, name), "utf8")]));
}

/** What to know of a test that failed: the answers that each call of a switch got, and what the daemons logged meanwhile. */
export function account(calls: readonly SwitchCall[], before: Logs, now: Logs): string {
  const logs = [...now].map(([name, text]) => {
    const lines = text
      .slice(before.get(name)?.length ?? 0)
      .trimEnd()
      .split("\n");
    return `${name}:\n${lines.slice(-lastLines).join("\n")}`;
  });
  return [...calls.map(callInWords), ...logs].join("\n");
}

function callInWords(call: SwitchCall): string {
  const answers = call.replies.map((reply) => `${reply.header("CSeq")}: ${reply.status}`);
  return `${call.invite.start} (${call.callId}): ${call.state}; answers: ${answers.join(", ") || "none"}`;
}

/** Adds to what mocha prints of an error; the stack begins with the message. */
export function addTo(error: Error, text: string): void {
  const message = `${error.message}\n${text}`;
  error.stack = error.stack?.replace(error.message, () => message);
  error.message = message;
}
