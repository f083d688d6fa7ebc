import type { CloudResource } from "../engine/cloud";
import { cloudResources, pendingCreates, type StateResource, type States } from "../engine/deployment";
import { resourceOf } from "../engine/diagnostic";

/** A resource that is paid for and that no state answers for. */
export interface Orphan {
  stack: string;
  type: string;
  name: string;
  id: string;
  importId: string;
  region: string;
  /** URN under which it was made. */
  urn: string;
  /** The stack's state has another resource under that URN, so this one is superfluous. */
  superseded: boolean;
}

/** A create that was under way when the engine was cut short, and what the cloud knows of it. */
export interface InterruptedCreate {
  stack: string;
  resource: StateResource;
  /** What stands in the cloud under its URN and is in no state: it was made. Nothing: it was not. */
  made?: CloudResource;
}

/**
 * What the cloud holds of an environment and no state knows: creates whose answer was lost.
 *
 * @param states all of a backend, so that what another stack adopted counts as known
 */
export function findOrphans(environment: string, states: States, cloud: readonly CloudResource[]): Orphan[] {
  const interrupted = new Set(interruptedCreates(states, cloud).map(({ made }) => made && keyOf(made)));
  return unknownToStates(states, cloud)
    .filter((resource) => resource.stack.startsWith(`${environment}-`))
    .filter((resource) => !interrupted.has(keyOf(resource)))
    .map((resource) => describeOrphan(resource, states));
}

/** Every interrupted create in the given states, matched with the cloud by URN. */
export function interruptedCreates(states: States, cloud: readonly CloudResource[]): InterruptedCreate[] {
  const unknown = unknownToStates(states, cloud);
  return [...states].flatMap(([stack, deployment]) =>
    pendingCreates(deployment).map((resource) => {
      const made = unknown.find((one) => one.urn === resource.urn);
      return { stack, resource, ...(made ? { made } : {}) };
    }),
  );
}

type Made = CloudResource & { urn: string; stack: string };

function unknownToStates(states: States, cloud: readonly CloudResource[]): Made[] {
  const known = new Set<string>();
  for (const deployment of states.values()) {
    for (const { type, urn, id } of cloudResources(deployment)) {
      known.add(`${type} ${id}`);
      known.add(`${urn} ${id}`); // a type may have an older name
    }
  }
  return cloud.filter(
    (resource): resource is Made =>
      resource.urn !== null &&
      resource.stack !== null &&
      !known.has(`${resource.type} ${resource.id}`) &&
      !known.has(`${resource.urn} ${resource.id}`),
  );
}

function describeOrphan(resource: Made, states: States): Orphan {
  const { urn, stack, type, id, importId, region } = resource;
  const inState = states.get(stack)?.resources ?? [];
  const superseded = inState.some((known) => known.urn === urn);
  return { stack, type, name: resourceOf(urn).name, id, importId, region, urn, superseded };
}

const keyOf = (resource: CloudResource): string => `${resource.type} ${resource.region} ${resource.id}`;
