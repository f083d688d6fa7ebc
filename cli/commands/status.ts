import { fileBackend, lastUpdate, stacksIn } from "../engine/backend";
import { type CloudResource, listCloud } from "../engine/cloud";
import { cloudResources, type Deployment, type States, stackOutputs } from "../engine/deployment";
import { isStale, locksOf } from "../engine/locks";
import type { Session } from "../engine/session";
import { statesOf } from "../engine/state";
import { rolloutOrder, type StackUnit, stackNames } from "../environment";
import { cellHealth } from "../estate/cell-health";
import type { Health } from "../estate/health";
import { withCommands } from "../estate/orphan-commands";
import type { EnvironmentStatus, StackStatus } from "../estate/status";
import type { Options } from "../options";
import { print, printJson } from "../printing";
import { findOrphans, interruptedCreates } from "../recovery/orphans";
import { statusText } from "../report/status";
import { commandLine, sessionOf } from "./shared";

/** Shows what stands, how it is, and what needs attention. */
export async function status(environment: string, options: Options): Promise<number> {
  const session = sessionOf(environment, options);
  const found = await statusOf(session, rolloutOrder(session.environment, options.cell), options);
  if (options.json) printJson(found);
  else print(statusText(found, commandLine("up", environment, options)));
  return 0;
}

export async function statusOf(
  session: Session,
  units: readonly StackUnit[],
  options: Options,
): Promise<EnvironmentStatus> {
  const cloud = session.offline ? await listCloud(session) : [];
  const environment = session.environment.name;
  const strays = strayStacks(session);
  const states = await statesOf(session, [...stackNames(session.environment), ...strays]);
  const up = commandLine("up", environment, options);
  const regions = new Map(rolloutOrder(session.environment).map(({ name, region }) => [name, region]));
  return {
    environment,
    offline: session.offline !== undefined,
    stacks: units.map((unit) => stackStatus(session, unit, states, cloud)),
    orphans: findOrphans(environment, states, cloud).map((orphan) =>
      withCommands(orphan, states.get(orphan.stack) ?? {}, regions.get(orphan.stack), up),
    ),
    strays: strays.filter((stack) => cloudResources(states.get(stack) ?? {}).length > 0),
  };
}

/** Stacks that the file backend has and the environment does not name. */
function strayStacks({ env, environment }: Session): string[] {
  const backend = fileBackend(env);
  const known = stackNames(environment);
  return backend
    ? stacksIn(backend).filter((name) => name.startsWith(`${environment.name}-`) && !known.includes(name))
    : [];
}

function stackStatus(
  session: Session,
  unit: StackUnit,
  states: States,
  cloud: readonly CloudResource[],
): StackStatus {
  const deployment = states.get(unit.name) ?? {};
  const backend = fileBackend(session.env);
  const update = backend && lastUpdate(backend, unit.name);
  const resources = cloudResources(deployment).length;
  return {
    stack: unit.name,
    region: unit.region,
    kind: unit.kind,
    resources,
    ...(update ? { update } : {}),
    ...(deployment.manifest?.version ? { engine: deployment.manifest.version } : {}),
    ...(session.offline ? healthOf(unit, deployment, cloud) : {}),
    locks: backend ? locksOf(backend, unit.name).map((lock) => ({ lock, stale: isStale(lock) })) : [],
    interrupted: interruptedCreates(states, cloud).filter(({ stack }) => stack === unit.name),
    unsure: unsureOf(deployment),
  };
}

const unsureOf = (deployment: Deployment): { type: string; urn: string }[] =>
  (deployment.pending_operations ?? [])
    .filter(({ type }) => type !== "creating")
    .map(({ type, resource }) => ({ type, urn: resource.urn }));

/** A cell that never came up whole has no outputs to ask by. */
function healthOf(
  unit: StackUnit,
  deployment: Deployment,
  cloud: readonly CloudResource[],
): { health?: Health } {
  if (unit.config.kind !== "cell" || stackOutputs(deployment).contract === undefined) return {};
  return { health: cellHealth(unit.config, deployment, cloud) };
}
