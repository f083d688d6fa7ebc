/** What Pulumi's SDK does so that its own faults can be traced, in the process that runs a program: a tenth of a check's CPU. */

interface Log {
  debug(message: string): Promise<void>;
}

interface Debuggable {
  debuggablePromise<Value>(promise: Promise<Value>): Promise<Value>;
}

interface ResourceClass {
  stackTrace(skip: number): unknown[];
}

interface State {
  getStore(): { leakCandidates: Set<Promise<unknown>> };
}

/** Leaves out what nobody sees offline, and nothing else: promises that never end are still told. */
export function leaveOutDebugging(): void {
  dropDebugMessages(require("@pulumi/pulumi/log"));
  takeNoStacks(require("@pulumi/pulumi/runtime/debuggable"), require("@pulumi/pulumi/runtime/state"));
  nameNoSources(require("@pulumi/pulumi/resource"));
}

/**
 * The SDK tells the engine each of its steps, one call after another: two of three calls of a program. The engine keeps them
 * for its log file, which there is none of offline.
 */
function dropDebugMessages(log: Log): void {
  log.debug = async () => {};
}

/** The SDK marks each promise with a stack and hangs two more on it; one is enough to know which of them have not ended. */
function takeNoStacks(debuggable: Debuggable, { getStore }: State): void {
  debuggable.debuggablePromise = (promise) => {
    const { leakCandidates } = getStore();
    const ended = () => leakCandidates.delete(promise);
    leakCandidates.add(promise);
    promise.then(ended, ended);
    return promise;
  };
}

/** The SDK reads a stack for each resource, to tell the engine which line of the program made it. */
function nameNoSources({ Resource }: { Resource: ResourceClass }): void {
  Resource.stackTrace = () => [];
}
