/** Ways that may lead in and that the model does not follow: told, so that silence is not taken for safety. */

import { isAbsent } from "../vocabulary/values";
import type { Estate } from "./estate";
import type { Host } from "./host";
import type { BlindSpot } from "./path";
import { routesNotFollowed } from "./routes";
import { blindSpot } from "./step";

export function blindSpotsOf(estate: Estate, hosts: readonly Host[]): BlindSpot[] {
  return [
    ...routesNotFollowed(estate).map(({ resource, property, to }) =>
      blindSpot(resource, property, `leads to ${to}; what comes in that way is not followed`),
    ),
    ...hosts.filter(({ addresses }) => addresses.length > 0).flatMap(foreignGroups),
    ...hosts
      .filter(isUnsaid)
      .map(({ resource }) =>
        blindSpot(resource, "subnetId", "is in a subnet of elsewhere, which may give it a public address"),
      ),
    ...estate
      .all("customRoutingEndpointGroup")
      .map((group) =>
        blindSpot(
          group,
          "endpointConfigurations",
          "custom routing lets in what is allowed outside of this program",
        ),
      ),
    ...["restApi" as const, "httpApi" as const].flatMap((kind) =>
      estate
        .all(kind)
        .filter(
          ({ props }) =>
            !isAbsent(props.disableExecuteApiEndpoint) && props.disableExecuteApiEndpoint === true,
        )
        .map((api) =>
          blindSpot(
            api,
            "disableExecuteApiEndpoint",
            "is reached by custom domain names only, which are not followed",
          ),
        ),
    ),
  ];
}

const foreignGroups = ({ resource, groups }: Host): BlindSpot[] =>
  groups.foreign.map((id) =>
    blindSpot(
      resource,
      "securityGroups",
      `has a public address and security group ${id}, whose rules are not in the program`,
    ),
  );

/** In a subnet that only its id is known of, with nothing said about a public address. */
const isUnsaid = ({ placements, addresses, resource, what }: Host): boolean =>
  what === "instance" &&
  addresses.length === 0 &&
  isAbsent(resource.props.associatePublicIpAddress) &&
  placements.of.some(({ foreign }) => foreign !== undefined);
