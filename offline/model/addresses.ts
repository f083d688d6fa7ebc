/** IPv4 arithmetic on text such as `10.20.0.0/16`. */

export interface Block {
  /** First address as a number. */
  readonly base: number;
  readonly prefix: number;
  /** Number of addresses. */
  readonly size: number;
}

/** `undefined` when the text is no IPv4 block. Host bits are kept in `base`: see `isNetwork`. */
export function parseBlock(text: string): Block | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [a = 256, b = 256, c = 256, d = 256, prefix = 33] = match.slice(1).map(Number);
  if (Math.max(a, b, c, d) > 255 || prefix > 32) return undefined;
  return { base: ((a * 256 + b) * 256 + c) * 256 + d, prefix, size: 2 ** (32 - prefix) };
}

/** No host bits set. */
export function isNetwork(block: Block): boolean {
  return block.base % block.size === 0;
}

export function formatBlock(base: number, prefix: number): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(base / 2 ** shift) % 256);
  return `${octets.join(".")}/${prefix}`;
}

export function contains(outer: string, inner: string): boolean {
  const a = parseBlock(outer);
  const b = parseBlock(inner);
  return a !== undefined && b !== undefined && b.base >= a.base && b.base + b.size <= a.base + a.size;
}

export function overlaps(one: string, other: string): boolean {
  const a = parseBlock(one);
  const b = parseBlock(other);
  return a !== undefined && b !== undefined && a.base < b.base + b.size && b.base < a.base + a.size;
}
