import type { ImportResource } from "@pulumi/pulumi/automation";
import type { Orphan } from "../estate/orphans";
import type { Deployment, StateResource } from "./deployment";

/** What an import needs to put an orphan where the program will look for it. */
export interface Adoption {
  resource: ImportResource;
  /** Names by which the import calls parent and provider, with their URNs. */
  nameTable: Record<string, string>;
}

/**
 * How to import an orphan under the very URN it was made with; nothing when the state has lost its parent or provider,
 * or has another resource in its place.
 */
export function adoptionOf(orphan: Orphan, deployment: Deployment): Adoption | undefined {
  if (orphan.superseded) return undefined;
  const resources = deployment.resources ?? [];
  const parent = parentOf(orphan.urn, resources);
  const provider = providerOf(orphan, parent, resources);
  if (parent === undefined || provider === undefined) return undefined;
  return {
    resource: {
      type: orphan.type,
      name: orphan.name,
      id: orphan.importId,
      parent: "parent",
      provider: "provider",
    },
    nameTable: { parent: parent.urn, provider },
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

/** The provider that the parent's other children of the same package were made with. */
function providerOf(
  orphan: Orphan,
  parent: StateResource | undefined,
  resources: readonly StateResource[],
): string | undefined {
  const ofPackage = `:providers:${orphan.type.split(":")[0]}::`;
  const users = resources.filter((resource) => resource.provider?.includes(ofPackage));
  const sibling = users.find((resource) => resource.parent === parent?.urn) ?? users[0];
  const reference = sibling?.provider;
  return reference?.slice(0, reference.lastIndexOf("::"));
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
