import { checkout } from "../paths";
import { startAttached } from "./attached";
import { Interrupts } from "./interrupts";
import { seedCloud } from "./seed";
import type { Session } from "./session";

/** What a command has while engines may run. */
export interface Running {
  interrupted(): boolean;
}

/**
 * Runs `work` with everything that engines need: the offline AWS and the language host where the work is offline, and
 * Ctrl-C and SIGTERM passed on in order.
 */
export async function withEngines<Result>(
  session: Session,
  say: (sentence: string) => void,
  work: (running: Running) => Promise<Result>,
): Promise<Result> {
  const interrupts = new Interrupts(session.engine, say);
  const stopListening = interrupts.listen();
  try {
    if (session.offline) {
      await seedCloud(session);
      session.attached = await startAttached(checkout, session.env);
      session.engine.leashes = session.attached.leashes;
    }
    return await work({ interrupted: () => interrupts.interrupted });
  } finally {
    await session.attached?.stop();
    stopListening();
  }
}
