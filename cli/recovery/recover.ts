import { type FileBackend, fileBackend } from "../engine/backend";
import { listCloud } from "../engine/cloud";
import { type Deployment, pendingCreates, type StateResource } from "../engine/deployment";
import { resourceOf } from "../engine/diagnostic";
import { clearLock, isStale, locksOf, ownerOf } from "../engine/locks";
import { operate } from "../engine/operation";
import type { Session } from "../engine/session";
import { stateOf, writeState } from "../engine/state";
import type { StackUnit } from "../environment";
import { Problem } from "../problem";
import { adopted, placeOf } from "./adopt";
import { findOrphans, type InterruptedCreate, interruptedCreates } from "./orphans";

type Say = (sentence: string) => void;

/** How long to wait for an engine that is finishing after the command that started it was killed. */
const finishingMs = 60_000;

/**
 * Puts a stack in order after an interruption, before anything else is done to it: clears locks whose owner is gone and
 * settles operations whose end nobody saw. Says each thing it did in one sentence.
 */
export async function recover(session: Session, unit: StackUnit, say: Say): Promise<void> {
  const backend = fileBackend(session.env);
  if (backend) await settleLocks(session, backend, unit.name, say);
  const deployment = await stateOf(session, unit.name);
  if (deployment === undefined) return;
  if (!session.offline) return refusePendingCreates(unit, deployment);
  await settle(session, unit, deployment, say);
}

async function settleLocks(session: Session, backend: FileBackend, stack: string, say: Say): Promise<void> {
  const deadline = Date.now() + finishingMs;
  for (let told = false; ; told = true) {
    const locks = locksOf(backend, stack);
    for (const lock of locks.filter((one) => isStale(one))) {
      clearLock(lock);
      say(`${stack} was left locked by ${ownerOf(lock)}, which is gone: the lock is cleared.`);
    }
    const owner = locks.find((one) => !isStale(one));
    if (owner === undefined || session.engine.interrupted) return;
    if (Date.now() > deadline) throw new Problem(heldText(stack, ownerOf(owner)));
    if (!told) say(`${stack} is being changed by ${ownerOf(owner)}: waiting for it to end.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const heldText = (stack: string, owner: string): string =>
  `${stack} is being changed by ${owner}. Wait for it to end; if it is certainly gone: pulumi cancel --stack ${stack}`;

/**
 * Offline the cloud can be asked for certain: what was made is taken up, what was not is forgotten. The same for what was made
 * while nobody noted it down (a plugin that died), so that it is not made a second time.
 */
async function settle(session: Session, unit: StackUnit, deployment: Deployment, say: Say): Promise<void> {
  const states = new Map([[unit.name, deployment]]);
  const cloud = await listCloud(session);
  const creates = interruptedCreates(states, cloud);
  const orphans = findOrphans(session.environment.name, states, cloud)
    .filter(({ stack }) => stack === unit.name)
    .flatMap((orphan) => {
      const place = placeOf(orphan, deployment);
      return place ? [adopted(orphan, place)] : [];
    });
  const pending = deployment.pending_operations ?? [];
  if (pending.length === 0 && orphans.length === 0) return;
  await writeState(session, unit, settled(deployment, creates, orphans));
  for (const create of creates) say(settledText(create));
  for (const orphan of orphans) say(adoptedText(unit, orphan));
  const unsure = pending.filter(({ type }) => type === "updating" || type === "deleting");
  const made = creates.filter((create) => create.made);
  const urns = [
    ...[...made, ...unsure].map(({ resource }) => resource.urn),
    ...orphans.map(({ urn }) => urn),
  ];
  if (urns.length > 0) await readBack(session, unit, urns);
}

async function readBack(session: Session, unit: StackUnit, targets: string[]): Promise<void> {
  const { ok, errors } = await operate(session, unit, "refresh", { targets });
  if (ok) return;
  throw new Problem(
    `${unit.name} could not be read back from AWS: ${errors[0]?.message ?? "no reason given"}`,
  );
}

/** The state with nothing pending. An adopted resource has no outputs yet: the refresh that follows reads them. */
export function settled(
  deployment: Deployment,
  creates: readonly InterruptedCreate[],
  orphans: readonly StateResource[],
): Deployment {
  const made = creates.flatMap(({ resource, made }) => (made ? [{ ...resource, id: made.id }] : []));
  const resources = [...(deployment.resources ?? []), ...made, ...orphans];
  return { ...deployment, resources, pending_operations: [] };
}

function settledText({ resource, made, stack }: InterruptedCreate): string {
  const { type, name } = resourceOf(resource.urn);
  return made
    ? `${stack}: ${type} ${name} had been made when the last update was cut short: it is taken up as ${made.id}.`
    : `${stack}: ${type} ${name} had not been made yet when the last update was cut short.`;
}

function adoptedText({ name: stack }: StackUnit, { urn, id }: StateResource): string {
  const { type, name } = resourceOf(urn);
  return `${stack}: ${type} ${name} stood in AWS as ${id} and in no state: it is taken up.`;
}

/** With a real account only a person can look: going on could pay twice for each of them. */
function refusePendingCreates(unit: StackUnit, deployment: Deployment): void {
  const creates = pendingCreates(deployment);
  if (creates.length === 0) return;
  const named = creates.map(({ urn }) => resourceOf(urn)).map(({ type, name }) => `  ${type} ${name}`);
  throw new Problem(
    [
      `${unit.name}: the last update was cut short while AWS was making:`,
      ...named,
      `Look for each in the account, then settle them one by one: pulumi refresh --stack ${unit.name}`,
      `(it asks for the id of each that exists, and forgets the others).`,
    ].join("\n"),
  );
}
