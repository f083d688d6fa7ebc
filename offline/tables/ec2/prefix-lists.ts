/**
 * Prefix lists that AWS keeps: those of the gateway endpoints, and a few that security groups name.
 * Ids differ by Region: `pl-` and 8 hex digits, made up here from the Region and the name, the same for all that ask.
 * The entries are documentation ranges (RFC 5737, RFC 3849).
 */
import { createHash } from "node:crypto";

export interface PrefixList {
  readonly id: string;
  readonly name: string;
  readonly addressFamily: "IPv4" | "IPv6";
  readonly cidrBlocks: readonly string[];
}

export function prefixLists(region: string): PrefixList[] {
  const ipv4 = (name: string, ...cidrBlocks: string[]) => list(region, name, "IPv4", cidrBlocks);
  const ipv6 = (name: string, ...cidrBlocks: string[]) => list(region, name, "IPv6", cidrBlocks);
  return [
    ipv4(`com.amazonaws.${region}.s3`, "198.51.100.0/25", "203.0.113.0/25"),
    ipv4(`com.amazonaws.${region}.dynamodb`, "198.51.100.128/25"),
    ipv4("com.amazonaws.global.cloudfront.origin-facing", "203.0.113.128/26"),
    ipv6("com.amazonaws.global.ipv6.cloudfront.origin-facing", "2001:db8:ff00::/40"),
    ipv4(`com.amazonaws.${region}.route53-healthchecks`, "203.0.113.192/26"),
    ipv4("com.amazonaws.global.groundstation", "192.0.2.0/26"),
  ];
}

function list(
  region: string,
  name: string,
  addressFamily: PrefixList["addressFamily"],
  cidrBlocks: readonly string[],
): PrefixList {
  const digest = createHash("sha256").update(`${region}/${name}`).digest("hex");
  return { id: `pl-${digest.slice(0, 8)}`, name, addressFamily, cidrBlocks };
}
