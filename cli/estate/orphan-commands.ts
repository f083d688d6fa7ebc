import type { Deployment } from "../engine/deployment";
import { placeOf } from "../recovery/adopt";
import type { Orphan } from "../recovery/orphans";
import type { OrphanStatus } from "./status";

/** The ways to deal with an orphan of a stack with that Region, as commands to type. */
export function withCommands(
  orphan: Orphan,
  deployment: Deployment,
  stackRegion: string | undefined,
  up: string,
): OrphanStatus {
  const place = placeOf(orphan, deployment);
  const id = importIdFrom(stackRegion, orphan);
  const common = `pulumi import '${orphan.type}'`;
  const stack = `--stack ${orphan.stack} --generate-code=false --yes`; // the program has it already
  return {
    ...orphan,
    ...(place
      ? {
          adopt: `${common} '${orphan.name}' '${id}' --parent parent='${place.parent.urn}' --provider provider='${place.provider.urn}' ${stack}`,
        }
      : {}),
    // under a name that the program does not have, the next update deletes it
    remove: [`${common} '${orphan.name}-leftover' '${id}' --protect=false ${stack}`, up],
  };
}

/** The provider looks in the Region of its configuration; an id that ends with a Region leads it elsewhere. */
function importIdFrom(stackRegion: string | undefined, { importId, region }: Orphan): string {
  return region === "global" || region === stackRegion ? importId : `${importId}@${region}`;
}
