/** Things with network interfaces in a VPC: where they stand, what guards them, and by which addresses they are public. */

import type { Box } from "./boxes";
import type { EstateResource } from "./estate";
import type { Hop } from "./path";
import type { Groups } from "./security-groups";
import type { Placements } from "./subnets";
import type { Family } from "./traffic";

export interface Host {
  readonly resource: EstateResource;
  /** In the field's words: `instance`, `internal load balancer`. */
  readonly what: string;
  readonly placements: Placements;
  readonly groups: Groups;
  readonly addresses: readonly PublicAddress[];
  /** Between the groups and the thing: the network interface, where it is a resource of its own. */
  readonly via?: readonly Hop[];
  /** What listens on it; everything that its groups admit where nobody says. */
  readonly listens?: readonly Box[];
}

/** A public address, and what gives it. */
export interface PublicAddress {
  readonly family: Family;
  readonly given: Hop;
  /** Only in these of the host's subnets. */
  readonly placements?: Placements;
}
