import type { StackUnit } from "../environment";
import { type CloudResource, listCloud } from "../estate/cloud";
import { findOrphans, type InterruptedCreate, interruptedCreates } from "../estate/orphans";
import { Problem } from "../problem";
import type { Session } from "../session";
import { adoptionOf } from "./adopt";
import { type FileBackend, fileBackend } from "./backend";
import { type Deployment, pendingCreates } from "./deployment";
import { resourceOf } from "./diagnostic";
import { clearLock, isStale, locksOf, ownerOf } from "./locks";
import { operate } from "./operation";
import { bareStack } from "./stack";
import { stateOf, writeState } from "./state";

type Say = (sentence: string) => void;

/** How long to wait for an engine that is finishing after the command that started it was killed. */
const finishingMs = 60_000;

/**
 * Puts a stack in order after an interruption, before anything else is done to it: clears locks whose owner is gone and
 * settles operations whose end nobody saw. Says each thing it did in one sentence.
 */
export async function recover(session: Session, unit: StackUnit, say: Say): Promise<void> {
  const backend = fileBackend(session.env);
  if (backend) await settleLocks(backend, unit.name, say);
  const deployment = await stateOf(session, unit.name);
  if (deployment === undefined) return;
  if (!session.offline) return refusePendingCreates(unit, deployment);
  const cloud = await listCloud(session);
  if (deployment.pending_operations?.length) await settleOperations(session, unit, deployment, cloud, say);
  await adoptOrphans(session, unit, cloud, say);
}

async function settleLocks(backend: FileBackend, stack: string, say: Say): Promise<void> {
  const deadline = Date.now() + finishingMs;
  for (let told = false; ; told = true) {
    const locks = locksOf(backend, stack);
    for (const lock of locks.filter((one) => isStale(one))) {
      clearLock(lock);
      say(`${stack} was left locked by ${ownerOf(lock)}, which is gone: the lock is cleared.`);
    }
    const owner = locks.find((one) => !isStale(one));
    if (owner === undefined) return;
    if (Date.now() > deadline) throw new Problem(heldText(stack, ownerOf(owner)));
    if (!told) say(`${stack} is being changed by ${ownerOf(owner)}: waiting for it to end.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const heldText = (stack: string, owner: string): string =>
  `${stack} is being changed by ${owner}. Wait for it to end; if it is certainly gone: pulumi cancel --stack ${stack}`;

/** Offline the cloud can be asked for certain: what was made is taken up, what was not is forgotten. */
async function settleOperations(
  session: Session,
  unit: StackUnit,
  deployment: Deployment,
  cloud: readonly CloudResource[],
  say: Say,
): Promise<void> {
  const creates = interruptedCreates(new Map([[unit.name, deployment]]), cloud);
  const unsure = (deployment.pending_operations ?? []).filter(
    ({ type }) => type === "updating" || type === "deleting",
  );
  await writeState(session, unit, settled(deployment, creates));
  for (const create of creates) say(settledText(create));
  const adopted = creates.filter(({ made }) => made).map(({ resource }) => resource);
  const targets = [...adopted, ...unsure.map(({ resource }) => resource)].map(({ urn }) => urn);
  if (targets.length === 0) return;
  const { ok, errors } = await operate(session, unit, "refresh", { targets });
  if (!ok)
    throw new Problem(
      `${unit.name} could not be read back from AWS: ${errors[0]?.message ?? "no reason given"}`,
    );
}

/** The state with nothing pending. An adopted resource has no outputs yet: the refresh that follows reads them. */
export function settled(deployment: Deployment, creates: readonly InterruptedCreate[]): Deployment {
  const adopted = creates.flatMap(({ resource, made }) => (made ? [{ ...resource, id: made.id }] : []));
  return { ...deployment, resources: [...(deployment.resources ?? []), ...adopted], pending_operations: [] };
}

function settledText({ resource, made, stack }: InterruptedCreate): string {
  const { type, name } = resourceOf(resource.urn);
  return made
    ? `${stack}: ${type} ${name} had been made when the last update was cut short: it is taken up as ${made.id}.`
    : `${stack}: ${type} ${name} had not been made yet when the last update was cut short.`;
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

/** What was made while nobody noted it down (a plugin that died) is imported, so that it is not made a second time. */
async function adoptOrphans(
  session: Session,
  unit: StackUnit,
  cloud: readonly CloudResource[],
  say: Say,
): Promise<void> {
  const deployment = (await stateOf(session, unit.name)) ?? {};
  const orphans = findOrphans(session.environment.name, new Map([[unit.name, deployment]]), cloud);
  for (const orphan of orphans.filter(({ stack }) => stack === unit.name)) {
    const adoption = adoptionOf(orphan, deployment);
    if (adoption === undefined) continue;
    const stack = await bareStack(session, unit.name);
    const { resource, nameTable } = adoption;
    await stack.import({ resources: [resource], nameTable, protect: false, generateCode: false });
    say(
      `${unit.name}: ${orphan.type} ${orphan.name} stood in AWS as ${orphan.id} and in no state: it is taken up.`,
    );
  }
}
