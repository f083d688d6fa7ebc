import { placeOf } from "../engine/adopt";
import type { Deployment } from "../engine/deployment";
import type { Orphan } from "./orphans";
import type { OrphanStatus } from "./status";

/** The ways to deal with an orphan, as commands to type. */
export function withCommands(orphan: Orphan, deployment: Deployment, up: string): OrphanStatus {
  const place = placeOf(orphan, deployment);
  const common = `pulumi import '${orphan.type}'`;
  const stack = `--stack ${orphan.stack} --yes`;
  return {
    ...orphan,
    ...(place
      ? {
          adopt: `${common} '${orphan.name}' '${orphan.importId}' --parent parent='${place.parent.urn}' --provider provider='${place.provider.urn}' ${stack}`,
        }
      : {}),
    // under a name that the program does not have, the next update deletes it
    remove: [`${common} '${orphan.name}-leftover' '${orphan.importId}' --protect=false ${stack}`, up],
  };
}
