/** Where something stands: subnets, their VPC, and the VPC's internet gateways. */

import { isOn, isUnknown, itemsOf } from "../vocabulary/values";
import { type Estate, type EstateResource, unique } from "./estate";

/** A subnet of the estate, one that the estate only names, or, where none is named, a default subnet of AWS's. */
export interface Placement {
  readonly subnet?: EstateResource;
  readonly foreign?: string;
  /** The property that is not known yet and that nothing in the program leads from. */
  readonly unknown?: string;
}

export interface Placements {
  readonly of: readonly Placement[];
  /** The property that leaves open which of the subnets it is. */
  readonly unknown?: string;
}

/** The subnets that an input names, or a value within it; without one AWS takes a default subnet. */
export function placementsOf(
  estate: Estate,
  resource: EstateResource,
  property: string,
  ...nested: readonly [value?: unknown]
): Placements {
  const value = nested.length > 0 ? nested[0] : resource.props[property];
  const { nodes, foreign, ambiguous } = estate.reference(resource, property, "subnet", value);
  const of = [...nodes.map((subnet) => ({ subnet })), ...foreign.map((id) => ({ foreign: id }))];
  if (of.length === 0) return { of: [itemsOf(value).some(isUnknown) ? { unknown: property } : {}] };
  return ambiguous ? { of, unknown: property } : { of };
}

export const vpcOf = (estate: Estate, { subnet }: Placement): EstateResource | undefined =>
  subnet && estate.reference(subnet, "vpcId", "vpc").nodes[0];

/** The internet gateways that are attached to a VPC. */
export const internetGatewaysOf = (estate: Estate, vpc: EstateResource): EstateResource[] =>
  unique([
    ...estate.pointing("internetGateway", "vpcId", vpc),
    ...estate
      .pointing("internetGatewayAttachment", "vpcId", vpc)
      .flatMap((attachment) => estate.reference(attachment, "internetGatewayId", "internetGateway").nodes),
  ]);

const DEFAULT_SUBNET = "aws:ec2/defaultSubnet:DefaultSubnet";

/** Does an instance get a public IPv4 address here when nothing is said? Default subnets give one. */
export function givesPublicAddress({ subnet, foreign, unknown }: Placement): boolean {
  if (!subnet) return foreign === undefined && unknown === undefined;
  const { mapPublicIpOnLaunch } = subnet.props;
  return (
    isOn(mapPublicIpOnLaunch) ||
    isUnknown(mapPublicIpOnLaunch) ||
    (subnet.type === DEFAULT_SUBNET && !isSaid(mapPublicIpOnLaunch))
  );
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null;

export const givesIpv6Address = ({ subnet }: Placement): boolean =>
  subnet !== undefined && (isOn(subnet.props.assignIpv6AddressOnCreation) || isOn(subnet.props.ipv6Native));
