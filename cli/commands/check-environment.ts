import { availableParallelism, freemem } from "node:os";
import { findEngine } from "../../toolchain/engine";
import { type Attached, startAttached } from "../engine/attached";
import { EngineCommand } from "../engine/command";
import { Interrupts } from "../engine/interrupts";
import { type OperationResult, operate } from "../engine/operation";
import { offlineProject } from "../engine/project";
import { seedCloud } from "../engine/seed";
import { type Session, stackDirectory } from "../engine/session";
import { makeStacks, serveThrowawayKey, type Throwaway } from "../engine/throwaway";
import { type Environment, readEnvironment, stackNames } from "../environment";
import type { Options } from "../options";
import { policyConfigOf, policyPacks } from "../packs";
import { inParallel } from "../parallel";
import { checkout } from "../paths";
import { remark } from "../printing";
import { Problem } from "../problem";

/** Memory that one engine takes at its largest, with room to spare. */
const engineBytes = 300 * 1024 * 1024;

/**
 * The global stack is brought up for real in the throw-away cloud, so that the cells are judged with real addresses, ARNs and
 * ids in the place of everything they read from it; a preview would leave all of that unknown. The cells are previewed side by side.
 */
export async function checkEnvironment(
  environmentName: string,
  options: Options,
  throwaway: Throwaway,
  attaching: Promise<Attached>,
  policies = policyConfigOf(environmentName),
  afterwards: (session: Session) => Promise<void> = async () => {},
): Promise<OperationResult[]> {
  const stacks = stackDirectory(options);
  const environment = readEnvironment(environmentName, stacks);
  const key = await serveThrowawayKey();
  const found = findEngine();
  const session: Session = {
    environment,
    engine: new EngineCommand(found.pulumi, found.version),
    packs: policyPacks(),
    ...policies,
    project: offlineProject(checkout, stacks, throwaway.root, key.settings),
    env: { ...throwaway.env, ...key.env, ...engineTuning, ...accountOf(environment) },
    offline: { root: throwaway.root, cloud: throwaway.env.OFFLINE_AWS_STATE ?? "" },
  };
  process.env.PULUMI_NODEJS_ROOT_DIRECTORY = session.project.directory; // where the program looks for its sibling stacks
  const interrupts = new Interrupts(session.engine, remark);
  const stopListening = interrupts.listen();
  const ownAttached =
    environment.global.config.accountId === undefined
      ? undefined
      : startAttached(checkout, session.env, { packs: session.packs });
  try {
    makeStacks(throwaway, stackNames(environment));
    await seedCloud(session);
    session.attached = await (ownAttached ?? attaching);
    const results = await checkStacks(session);
    await afterwards(session);
    if (interrupts.interrupted) throw new Problem(`Interrupted: ${environmentName} is not checked.`);
    return results;
  } finally {
    await ownAttached?.then((attached) => attached.stop());
    stopListening();
    key.close();
  }
}

/** A check's engines live for a second: collecting garbage costs them more than the memory is worth. */
const engineTuning = { GOGC: "400" };

/** The offline AWS is the account that the environment names, so that its guard against other accounts holds. */
const accountOf = ({ global }: Environment): Record<string, string> =>
  global.config.accountId === undefined ? {} : { OFFLINE_AWS_ACCOUNT: global.config.accountId };

/** The engines of the first cells start beside the global stack's; their programs wait until it stands. */
async function checkStacks(session: Session): Promise<OperationResult[]> {
  const { global, cells } = session.environment;
  let fell = false;
  const up = operate(session, global, "up");
  const stands = up.then(({ ok }) => {
    fell = !ok;
    if (fell) throw new Error(`${global.name} did not come up`);
  });
  stands.catch(() => {}); // told by `up`, also where no program has come to wait for it
  const atOnce = Math.max(1, Math.min(availableParallelism(), Math.floor(freemem() / engineBytes)));
  const previews = inParallel(cells, atOnce, async (cell) =>
    fell ? [] : [await operate(session, cell, "preview", { programAfter: stands })],
  );
  const [first, rest] = await Promise.all([up, previews]);
  if (fell) return [first];
  return [first, ...(atOnce === 1 ? rest.flat() : await alone(session, rest.flat()))];
}

/**
 * Programs that run side by side in one process hear each other's errors. So a stack that failed is looked at once more by
 * itself: what is told of it is then its own.
 */
async function alone(session: Session, results: readonly OperationResult[]): Promise<OperationResult[]> {
  const again: OperationResult[] = [];
  for (const result of results)
    again.push(result.ok ? result : await operate(session, result.unit, "preview"));
  return again;
}
