import type { Deployment, StateResource } from "../engine/deployment";
import type { Orphan } from "./orphans";

/** Where an orphan belongs in a state. */
export interface Place {
  parent: StateResource;
  provider: StateResource;
}

/**
 * The place in which the program will look for an orphan; none when the state has lost its parent or provider, or has another
 * resource there.
 */
export function placeOf(orphan: Orphan, deployment: Deployment): Place | undefined {
  if (orphan.superseded) return undefined;
  const resources = deployment.resources ?? [];
  const parent = parentOf(orphan.urn, resources);
  const provider = providerOf(orphan, parent, resources);
  return parent && provider ? { parent, provider } : undefined;
}

/** The orphan as a resource of the state, with what is needed to read the rest from AWS. */
export function adopted(orphan: Orphan, { parent, provider }: Place): StateResource {
  const region = orphan.region === "global" ? {} : { region: orphan.region };
  return {
    urn: orphan.urn,
    type: orphan.type,
    custom: true,
    id: orphan.id,
    parent: parent.urn,
    provider: `${provider.urn}::${provider.id}`,
    inputs: region,
    outputs: region,
  };
}

/** The parent is told by its chain of types alone; where several have the same, the longest common name decides. */
function parentOf(urn: string, resources: readonly StateResource[]): StateResource | undefined {
  const chain = urn.split("::")[2]?.split("$").slice(0, -1).join("$") ?? "";
  const name = urn.split("::").slice(3).join("::");
  const candidates = resources.filter(
    (resource) =>
      resource.urn.split("::")[2] === (chain === "" ? "pulumi:pulumi:Stack" : chain) && !resource.delete,
  );
  return candidates
    .map((resource) => ({ resource, fit: commonPrefix(resource.urn.split("::")[3] ?? "", name) }))
    .sort((a, b) => b.fit - a.fit)[0]?.resource;
}

/** The provider that the parent's other children of the same package were made with, else the program's own. */
function providerOf(
  orphan: Orphan,
  parent: StateResource | undefined,
  resources: readonly StateResource[],
): StateResource | undefined {
  const type = `pulumi:providers:${orphan.type.split(":")[0]}`;
  const providers = resources.filter((resource) => resource.type === type && !resource.delete);
  const siblings = resources.filter((resource) => resource.parent === parent?.urn);
  const ofSiblings = providers.find(({ urn, id }) =>
    siblings.some(({ provider }) => provider === `${urn}::${id}`),
  );
  // the engine's own begin with "default"; components pass on the program's
  const own = providers.find(({ urn }) => !urn.split("::")[3]?.startsWith("default"));
  return ofSiblings ?? own ?? providers[0];
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
