import { closeSync, fstatSync, mkdtempSync, openSync, readSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EngineEvent, Stack } from "@pulumi/pulumi/automation";
import { Problem } from "../problem";

const readEveryMilliseconds = 100;

/** Which rules had nothing to say, resource by resource: more text than all else together, and nobody reads it. */
const unread = /^\{"sequence":\d+,"timestamp":\d+,"policy(Analyze|Remediate)SummaryEvent":/;

type Listener = (event: EngineEvent) => void;

/** What a stack asks for a log of its next operation, and what it does with it in the end. */
interface Followed {
  setupEventLog(operation: string, onEvent: Listener): Promise<SetUpLog>;
}

interface SetUpLog {
  logFile: string;
  logPromise: Promise<{ tail: { quit(): Promise<void> }; rl: { close(): void } }>;
}

/**
 * Has an engine keep the events of a stack's next operation in a file, and follows that. The SDK's own way is a message over
 * the network for each event, nearly half of which nobody reads.
 *
 * @returns to be called once the operation has ended well; throws a Problem when some of its events are not there
 */
export function followByFile(stack: Stack): () => void {
  let log: EventLog | undefined;
  (stack as unknown as Followed).setupEventLog = async (_, onEvent) => {
    const opened = new EventLog(onEvent);
    log = opened;
    const tail = { quit: async () => opened.close() };
    return { logFile: opened.path, logPromise: Promise.resolve({ tail, rl: { close: () => {} } }) };
  };
  return () => log?.mustBeWhole();
}

/** A file of events, a line of JSON each. */
class EventLog {
  readonly path = join(mkdtempSync(join(tmpdir(), "cells-events-")), "events");
  private readonly file = openSync(this.path, "w+");
  private readonly timer = setInterval(() => this.read(), readEveryMilliseconds);
  private bytesRead = 0;
  private begun = Buffer.alloc(0);
  private lines = 0;
  private ended = false;

  constructor(private readonly onEvent: Listener) {}

  /** Reads what is left, once the engine has ended, and closes the file. */
  close(): void {
    clearInterval(this.timer);
    this.read();
    closeSync(this.file);
  }

  /**
   * Every event is numbered and the last says that it is: an engine that cannot write one goes on without a word.
   *
   * @throws Problem when some of the events are not there
   */
  mustBeWhole(): void {
    if (this.ended && this.begun.length === 0) return;
    throw new Problem(
      `The engine's log of what it did is incomplete: is the disk of ${tmpdir()} full? TMPDIR names another place.`,
    );
  }

  private read(): void {
    const size = fstatSync(this.file).size - this.bytesRead;
    if (size <= 0) return;
    const chunk = Buffer.alloc(size);
    this.bytesRead += readSync(this.file, chunk, 0, size, this.bytesRead);
    const text = Buffer.concat([this.begun, chunk]);
    const end = text.lastIndexOf("\n") + 1;
    this.begun = text.subarray(end);
    for (const line of text.toString("utf8", 0, end).split("\n").slice(0, -1)) this.take(line);
  }

  private take(line: string): void {
    this.lines++;
    if (unread.test(line)) return;
    const event = parsed(line);
    if (event === undefined) return;
    if (event.cancelEvent) this.ended = event.sequence === this.lines - 1;
    this.onEvent(event);
  }
}

/** Nothing where the line was cut short: the number of lines then tells that there is less than there should be. */
function parsed(line: string): EngineEvent | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
