import type { EngineEvent, PulumiFn } from "@pulumi/pulumi/automation";
import type { StackUnit } from "../environment";
import { EngineFailure } from "./command";
import { causes, type Diagnostic, plainWords } from "./diagnostic";
import { followByFile } from "./event-log";
import { OperationRecord } from "./record";
import { leaveOutDebugging } from "./sdk-debugging";
import type { Session } from "./session";
import { openStack } from "./stack";

export type OperationKind = "up" | "preview" | "destroy" | "refresh";

/** How one operation on one stack ended. */
export interface OperationResult {
  unit: StackUnit;
  kind: OperationKind;
  ok: boolean;
  record: OperationRecord;
  /** What went wrong, causes only. */
  errors: Diagnostic[];
  durationMs: number;
}

export interface OperationOptions {
  onChange?: (record: OperationRecord) => void;
  /** Only these resources. */
  targets?: string[];
  /** The engine starts at once, the program only after this; if it fails, so does the operation. */
  programAfter?: Promise<void>;
}

/** Runs one engine operation on one stack. A failed operation is a result, not an exception. */
export async function operate(
  session: Session,
  unit: StackUnit,
  kind: OperationKind,
  options: OperationOptions = {},
): Promise<OperationResult> {
  const started = Date.now();
  const record = new OperationRecord(unit.name);
  const onEvent = (event: EngineEvent) => {
    record.apply(event);
    options.onChange?.(record);
  };
  const watch = stopWhenStuck(record);
  const failure = await attempt(session, unit, kind, onEvent, watch.signal, options);
  watch.end();
  const errors =
    failure === undefined ? [] : causes([...record.diagnostics, ...spoken(failure)], record.broken);
  return { unit, kind, ok: failure === undefined, record, errors, durationMs: Date.now() - started };
}

async function attempt(
  session: Session,
  unit: StackUnit,
  kind: OperationKind,
  onEvent: (event: EngineEvent) => void,
  signal: AbortSignal,
  { targets, programAfter }: OperationOptions,
): Promise<Error | undefined> {
  try {
    if (session.offline) leaveOutDebugging();
    const stack = await openStack(session, unit, program(programAfter));
    const mustHaveAllEvents = followByFile(stack);
    const common = {
      onEvent,
      signal,
      color: "never",
      suppressProgress: true,
      suppressOutputs: true,
    } as const;
    const policies = policyOptions(session);
    if (kind === "up") await stack.up({ ...common, ...policies });
    if (kind === "preview") await stack.preview({ ...common, ...policies });
    if (kind === "destroy") await stack.destroy(common);
    if (kind === "refresh") await stack.refresh({ ...common, ...(targets ? { target: targets } : {}) });
    mustHaveAllEvents();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** The engine wants a configuration for each pack or for none. */
const policyOptions = ({ packs, policyConfig }: Session) => ({
  policyPacks: packs,
  ...(policyConfig === undefined ? {} : { policyPackConfigs: packs.map(() => policyConfig) }),
});

const stuckCheckMs = 250;

/**
 * A program that fails while a resource waits for what failed never ends by itself when it runs inside this process (one of
 * its own would exit). So once it has failed and the engine has nothing more to do, the engine is told to stop.
 */
function stopWhenStuck(record: OperationRecord): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  let idleChecks = 0;
  const timer = setInterval(() => {
    idleChecks = record.programFailed && record.running.size === 0 ? idleChecks + 1 : 0;
    if (idleChecks === 2) controller.abort();
  }, stuckCheckMs);
  return { signal: controller.signal, end: () => clearInterval(timer) };
}

/** The estate's program, loaded once for all stacks and only when an engine asks for it. */
const program =
  (after?: Promise<void>): PulumiFn =>
  async () => {
    const main = require("../../index.ts");
    await after;
    return (main.default ?? main)();
  };

/** What a failed command said outside the event stream: a lock, a missing passphrase, a killed engine. */
function spoken(failure: Error): Diagnostic[] {
  if (!(failure instanceof EngineFailure))
    return [{ severity: "error", message: plainWords(failure.message) }];
  if (failure.signal) return [{ severity: "error", message: `the engine was killed (${failure.signal})` }];
  const message = plainWords(failure.stderr);
  return message === "" ? [] : [{ severity: "error", message }];
}
