import type { EngineCommand } from "./command";

/** By these people and supervisors ask a process to end. */
export const stopSignals = ["SIGINT", "SIGTERM"] as const;

/**
 * Turns Ctrl-C and SIGTERM into what the engine can do about them: the first lets it finish what is under way and stop,
 * a second has it stop now, a third kills it.
 */
export class Interrupts {
  private count = 0;

  constructor(
    private readonly engine: EngineCommand,
    private readonly say: (message: string) => void,
  ) {}

  get interrupted(): boolean {
    return this.count > 0;
  }

  listen(): () => void {
    const onSignal = () => this.handle();
    for (const signal of stopSignals) process.on(signal, onSignal);
    return () => {
      for (const signal of stopSignals) process.off(signal, onSignal);
    };
  }

  private handle(): void {
    this.count++;
    if (this.count === 1)
      this.say("Stopping: the engine finishes what is under way. Once more to stop at once.");
    if (this.count === 2) this.say("Stopping at once: what is under way may be left unfinished.");
    if (this.count > 2) this.engine.terminate();
    else this.engine.interrupt();
  }
}
