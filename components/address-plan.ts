import ipaddr from "ipaddr.js";

/** The address blocks of one Availability Zone. */
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

/**
 * Divides a cell's IPv4 block among its Availability Zones: a quarter each, of which one half is private, one quarter
 * public and one quarter spare. The result depends on the block alone, not on how many zones are in use.
 *
 * A /16 gives /19 private and /20 public subnets; the smallest block, /20, gives /23 and /24. Smaller ones would leave
 * too little room for the load balancer, which wants a /27 with eight free addresses in every subnet
 * (AWS: "Application Load Balancers", Subnets for your load balancer).
 */
export function addressPlan(cidrBlock: string, zones: number): ZonePlan[] {
  const { base, prefixLength } = parse(cidrBlock);
  if (zones < 1 || zones > maximumZones)
    throw new RangeError(`a cell has 1 to ${maximumZones} zones, not ${zones}`);
  return Array.from({ length: zones }, (_, zone) => {
    const zoneBase = base + zone * blockSize(prefixLength + 2);
    const publicBase = zoneBase + blockSize(prefixLength + 3);
    const spareBase = publicBase + blockSize(prefixLength + 4);
    return {
      privateCidr: format(zoneBase, prefixLength + 3),
      publicCidr: format(publicBase, prefixLength + 4),
      spareCidr: format(spareBase, prefixLength + 4),
    };
  });
}

/** The number of addresses in an IPv4 block of this prefix length. */
function blockSize(prefixLength: number): number {
  return 2 ** (32 - prefixLength);
}

function parse(cidrBlock: string): { base: number; prefixLength: number } {
  const [address, prefixLength] = ipaddr.IPv4.parseCIDR(cidrBlock);
  const base = address.toByteArray().reduce((sum, octet) => sum * 256 + octet, 0);
  return { base, prefixLength };
}

function format(base: number, prefixLength: number): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefixLength}`;
}
