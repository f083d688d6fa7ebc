/** Arithmetic on IPv4 ranges. */
import ipaddr from "ipaddr.js";

/** A range of addresses as numbers; `last` belongs to it. */
export interface Block {
  readonly first: number;
  readonly last: number;
  readonly prefixLength: number;
}

/** The range that `text` writes in CIDR notation with all four octets, whatever its host bits; else undefined. */
export function parseBlock(text: string): (Block & { readonly address: number }) | undefined {
  const [host, length, ...rest] = text.split("/");
  if (host === undefined || length === undefined || rest.length > 0) return undefined;
  if (!/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  if (!ipaddr.IPv4.isValidFourPartDecimal(host)) return undefined;
  const address = ipaddr.IPv4.parse(host)
    .toByteArray()
    .reduce((sum, octet) => sum * 256 + octet, 0);
  return { ...blockAt(address, Number(length)), address };
}

/** The range of this size that holds `address`. */
export function blockAt(address: number, prefixLength: number): Block {
  const size = 2 ** (32 - prefixLength);
  const first = Math.floor(address / size) * size;
  return { first, last: first + size - 1, prefixLength };
}

export function formatBlock({ first, prefixLength }: Block): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(first / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefixLength}`;
}

export function overlaps(one: Block, other: Block): boolean {
  return one.first <= other.last && other.first <= one.last;
}

export function contains(outer: Block, inner: Block): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** The next free range of this size in 10.0.0.0/8 at or after `from`, going round at the end; undefined when all is taken. */
export function freeBlock(prefixLength: number, from: Block, taken: readonly Block[]): string | undefined {
  const pool = blockAt(10 * 2 ** 24, 8);
  const size = 2 ** (32 - prefixLength);
  const count = 2 ** (prefixLength - pool.prefixLength);
  const start = contains(pool, from) ? Math.floor((from.first - pool.first) / size) : 0;
  for (let step = 0; step < count; step += 1) {
    const candidate = blockAt(pool.first + ((start + step) % count) * size, prefixLength);
    if (!taken.some((block) => overlaps(block, candidate))) return formatBlock(candidate);
  }
  return undefined;
}
