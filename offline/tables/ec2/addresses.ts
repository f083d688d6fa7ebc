/**
 * Addresses that the stand-in hands out. Public ones come from 198.18.0.0/15 (RFC 2544, benchmarks): no host of the
 * internet can be mistaken for one of them.
 */
import { parseBlock } from "../../model/addresses";
import type { Context, Stored } from "../../model/table";

/** Elastic IPs live in 198.18.0.0/16, addresses of accelerators in 198.19.0.0/16. */
export type Range = "198.18" | "198.19";

/** The first address from a place of the resource's own that nobody has. */
export function freeAddress(c: Context, range: Range, taken: ReadonlySet<string>, label = "address"): string {
  const start = Number.parseInt(c.hex(4, label), 16);
  for (let step = 0; step < 65_536; step += 1) {
    const number = (start + step) % 65_536;
    const address = `${range}.${number >> 8}.${number & 255}`;
    if ((number & 255) > 0 && (number & 255) < 255 && !taken.has(address)) return address;
  }
  throw new Error(`no address of ${range}.0.0/16 is free`);
}

/** An address of the subnet past the five that AWS keeps for itself; another label, most likely another address. */
export function privateAddress(c: Context, subnet: Stored | undefined, label = "private"): string {
  const block = parseBlock(String(subnet?.outputs.cidrBlock ?? ""));
  if (block === undefined) return "";
  const number = block.base + 4 + (Number.parseInt(c.hex(8, label), 16) % (block.size - 5));
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
