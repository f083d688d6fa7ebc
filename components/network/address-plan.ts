import ipaddr from "ipaddr.js";

/** The address blocks of one Availability Zone, IPv4 or IPv6. */
export interface ZonePlan {
  /** Load balancer, edge, switches, media: whatever has no address of its own on the internet. */
  readonly privateCidr: string;
  /** NAT gateways, and media nodes once they carry Elastic IPs. */
  readonly publicCidr: string;
  /** Left free for a third tier, so that adding one renumbers nothing. */
  readonly spareCidr: string;
}

/** The zones a cell can ever use: the plan always divides by four, so that a third or fourth zone renumbers nothing. */
export const maximumZones = 4;

/** Where each tier begins in its zone's quarter, in sixteenths of the whole block: half private, a quarter each of the others. */
const tiers = { private: 0, public: 2, spare: 3 } as const;

/**
 * Divides a cell's IPv4 block among its Availability Zones: a quarter each, of which one half is private, one quarter
 * public and one quarter spare. The result depends on the block alone, not on how many zones are in use.
 *
 * A /16 gives /19 private and /20 public subnets; the smallest block, /20, gives /23 and /24. Smaller ones would leave
 * too little room for the load balancer, which wants a /27 with eight free addresses in every subnet
 * (AWS: "Application Load Balancers", Subnets for your load balancer).
 */
export function addressPlan(cidrBlock: string, zones: number): ZonePlan[] {
  const [address, prefixLength] = ipaddr.IPv4.parseCIDR(cidrBlock);
  const base = address.toByteArray().reduce((sum, octet) => sum * 256 + octet, 0);
  const sixteenth = 2 ** (32 - prefixLength - 4);
  return planZones(zones, (position, tier) => {
    const octets = [24, 16, 8, 0].map(
      (shift) => Math.floor((base + position * sixteenth) / 2 ** shift) % 256,
    );
    return `${octets.join(".")}/${prefixLength + (tier === "private" ? 3 : 4)}`;
  });
}

/**
 * Divides a VPC's IPv6 block as `addressPlan` divides its IPv4 block. A subnet has a /64 whatever its size (AWS: "IPv6 subnet
 * CIDR blocks"), so each tier takes the first /64 of its share and leaves the others of it free.
 *
 * @param address any address of the VPC's /56, alone or as the start of a block
 */
export function ipv6AddressPlan(address: string, zones: number): ZonePlan[] {
  const [start = ""] = address.split("/");
  const { parts } = ipaddr.IPv6.networkAddressFromCIDR(`${start}/56`);
  const [first = 0, second = 0, third = 0, fourth = 0] = parts;
  return planZones(zones, (position) => {
    const network = [first, second, third, fourth + position * 16, 0, 0, 0, 0];
    return `${new ipaddr.IPv6(network)}/64`;
  });
}

type Tier = keyof typeof tiers;

/** @param block of a tier that begins at this sixteenth of the whole */
function planZones(zones: number, block: (position: number, tier: Tier) => string): ZonePlan[] {
  if (zones < 1 || zones > maximumZones)
    throw new RangeError(`a cell has 1 to ${maximumZones} zones, not ${zones}`);
  return Array.from({ length: zones }, (_, zone) => {
    const of = (tier: Tier) => block(zone * 4 + tiers[tier], tier);
    return { privateCidr: of("private"), publicCidr: of("public"), spareCidr: of("spare") };
  });
}
