/** How network interfaces come by a public address. */

import { MEDIA_RELAY_UDP } from "../constants";
import { declarationOf } from "../vocabulary/tags";
import { type Fields, integerOf, isOff, isOn, isUnknown, itemsOf } from "../vocabulary/values";
import type { Estate, EstateResource } from "./estate";
import type { PublicAddress } from "./host";
import type { Hop } from "./path";
import { rulesOf } from "./security-group-rules";
import type { Groups } from "./security-groups";
import { permits } from "./step";
import { givesIpv6Address, givesPublicAddress, type Placement, type Placements } from "./subnets";
import type { Family } from "./traffic";

/** Settings of an interface: the fields, and the resource and place where they stand. */
export interface InterfaceSettings {
  readonly owner: EstateResource;
  /** What the owner is: `launch template`. */
  readonly what: string;
  /** `` or `networkInterfaces[0].` */
  readonly path: string;
  readonly fields: Fields;
}

export const interfaceAddresses = (settings: InterfaceSettings, placements: Placements): PublicAddress[] => [
  ...ipv4Addresses(settings, placements),
  ...ipv6Addresses(settings, placements),
];

function ipv4Addresses(settings: InterfaceSettings, placements: Placements): PublicAddress[] {
  const { associatePublicIpAddress: value } = settings.fields;
  if (isUnknown(value)) return [said(settings, 4, "associatePublicIpAddress", "not known yet")];
  if (isOn(value)) return [said(settings, 4, "associatePublicIpAddress", "true")];
  if (isOff(value)) return [];
  return givenBySubnets(settings, 4, placements, givesPublicAddress, "mapPublicIpOnLaunch true");
}

const IPV6_NUMBERS = ["ipv6AddressCount", "ipv6PrefixCount"];
const IPV6_LISTS = ["ipv6Addresses", "ipv6Prefixes", "ipv6AddressLists"];

function ipv6Addresses(settings: InterfaceSettings, placements: Placements): PublicAddress[] {
  const { fields } = settings;
  const number = IPV6_NUMBERS.find((property) => (integerOf(fields[property]) ?? 0) > 0);
  const list = IPV6_LISTS.find(
    (property) => !isUnknown(fields[property]) && itemsOf(fields[property]).length > 0,
  );
  const property = number ?? list;
  if (property !== undefined) return [said(settings, 6, property, number ? String(fields[property]) : "")];
  return givenBySubnets(settings, 6, placements, givesIpv6Address, "assignIpv6AddressOnCreation true");
}

function said(
  { owner, what, path }: InterfaceSettings,
  family: Family,
  property: string,
  value: string,
): PublicAddress {
  const hop = permits(what, [owner], `${path}${property} ${value}`.trimEnd());
  return { family, given: value === "not known yet" ? { ...hop, unknown: `${path}${property}` } : hop };
}

/** The address that some of the subnets give to whatever starts in them. */
function givenBySubnets(
  { owner, what }: InterfaceSettings,
  family: Family,
  placements: Placements,
  gives: (placement: Placement) => boolean,
  opens: string,
): PublicAddress[] {
  const of = placements.of.filter(gives);
  if (of.length === 0) return [];
  const subnets = of.flatMap(({ subnet }) => subnet ?? []);
  const given: Hop =
    subnets.length > 0
      ? permits(subnets.length === 1 ? "subnet" : "subnets", subnets, opens)
      : permits(what, [owner], "no subnet named, so a default subnet, which gives public addresses");
  const hidden = subnets.some(({ props }) => isUnknown(props.mapPublicIpOnLaunch));
  const open = hidden
    ? "mapPublicIpOnLaunch"
    : of.length < placements.of.length
      ? placements.unknown
      : undefined;
  return [{ family, given: open === undefined ? given : { ...given, unknown: open }, placements: { of } }];
}

const ASSOCIATIONS = {
  instance: ["instance", "instanceId"],
  networkInterface: ["networkInterface", "networkInterfaceId"],
} as const;

/** Elastic IPs that are associated with an instance or a network interface, whichever resource says so. */
export function elasticIps(
  estate: Estate,
  kind: keyof typeof ASSOCIATIONS,
  owner: EstateResource,
): PublicAddress[] {
  const [own, other] = ASSOCIATIONS[kind];
  const direct = estate
    .pointing("elasticIp", own, owner)
    .map((address) => ({ resources: [address], property: own }));
  const associated = estate.pointing("elasticIpAssociation", other, owner).map((association) => {
    const { nodes } = estate.reference(association, "allocationId", "elasticIp");
    return { resources: nodes.length > 0 ? [...nodes] : [association], property: other };
  });
  return [...direct, ...associated].map(({ resources, property }) => ({
    family: 4,
    given: permits("Elastic IP", resources, `${property} ${owner.name}`),
  }));
}

/**
 * Elastic IPs that are the slots of media relays: an instance takes one when it boots, so nothing in the program
 * associates them. The same declaration on its groups says which instances these are.
 */
export function relaySlots(estate: Estate, { of }: Groups): PublicAddress[] {
  const isRelay = of.some((group) =>
    rulesOf(estate, group, "ingress").some(({ declaration }) => declaration === MEDIA_RELAY_UDP),
  );
  const slots = isRelay
    ? estate
        .all("elasticIp")
        .filter(({ stack, props }) => of[0]?.stack === stack && declarationOf(props) === MEDIA_RELAY_UDP)
    : [];
  return slots.length === 0
    ? []
    : [{ family: 4, given: permits("Elastic IP", slots, "taken by an instance at boot") }];
}
