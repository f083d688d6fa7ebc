/** What the cloud holds, for people and for `cells status`. */
import { importIdOf, liveOf } from "./behaviour/subjects";
import type { ValueMap } from "./model/table";
import type { Cloud } from "./open";

export interface Listed {
  readonly type: string;
  readonly id: string;
  readonly arn: string | null;
  /** `global` for types without a Region. */
  readonly region: string;
  /** Who made it; null for what AWS made by itself. */
  readonly urn: string | null;
  readonly stack: string | null;
  readonly name: string | null;
  readonly createdAt: string;
  /** What `pulumi import` takes. */
  readonly importId: string;
  /** The id of what it goes with (a VPC's default group, a load balancer's interfaces); null when it stands alone. */
  readonly ownedBy: string | null;
  /** What is true by now: instances, health. */
  readonly live: ValueMap | null;
}

export function list({ aws, account }: Cloud): Listed[] {
  const configuration = { account, defaultTags: {}, ignoreTags: { keys: [], keyPrefixes: [] } };
  const known = { ...aws, configuration };
  return aws.store.list("*", "*").map((resource) => {
    const { name, arn } = resource.outputs;
    return {
      type: resource.type,
      id: resource.id,
      arn: typeof arn === "string" ? arn : null,
      region: resource.region,
      urn: resource.createdBy?.urn ?? null,
      stack: resource.createdBy?.stack ?? null,
      name: typeof name === "string" ? name : (resource.createdBy?.urn.split("::").at(-1) ?? null),
      createdAt: resource.createdAt,
      importId: importIdOf(known, resource),
      ownedBy: resource.ownedBy ?? null,
      live: liveOf(known, resource) ?? null,
    };
  });
}
