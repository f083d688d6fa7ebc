/** Address ranges that a cell can use. */
import { type Block, blockAt, contains, formatBlock, freeBlock, overlaps, parseBlock } from "../cidr";
import type { Fault } from "../schema/field";

/** Source: RFC 1918 and RFC 6598. */
export const privateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Private ranges that something else in a cell uses already. */
const reserved = [
  { range: "172.17.0.0/16", by: 'the bridge of Docker and several AWS services (AWS, "VPC CIDR blocks")' },
];

/** AWS takes VPCs of /16 to /28; the address plan divides the range over four zones and needs a /20 at least. */
const largest = 16;
const smallest = 20;

export function* checkCidrBlock(value: string): Iterable<Fault> {
  const block = parseBlock(value);
  if (!block) {
    yield { rule: "is not an IPv4 range in CIDR notation", cure: 'Write it like "10.20.0.0/16".' };
    return;
  }
  if (block.prefixLength < largest || block.prefixLength > smallest) {
    const prefixLength = Math.min(Math.max(block.prefixLength, largest), smallest);
    yield {
      rule:
        `must be a /${largest} to /${smallest}: AWS takes no larger VPC, ` +
        "and a smaller one leaves the load balancer too few addresses in a zone",
      cure: `Write "${formatBlock(blockAt(block.address, prefixLength))}".`,
    };
  }
  if (block.first !== block.address) {
    yield {
      rule: "has host bits set: it does not begin where a range of its size can begin",
      cure: `Write "${formatBlock(block)}".`,
    };
  }
  yield* checkRange(block);
}

function* checkRange(block: Block): Iterable<Fault> {
  const prefixLength = Math.min(Math.max(block.prefixLength, largest), smallest);
  const example = freeBlock(prefixLength, blockAt(10 * 2 ** 24 + 20 * 2 ** 16, prefixLength), []);
  if (!isPrivate(block)) {
    yield {
      rule: `lies outside of the private ranges ${privateRanges.join(", ")}`,
      cure: `Choose a range inside of one of them, for example "${example}".`,
    };
  }
  for (const { range, by } of reserved) {
    if (!overlaps(blockOf(range), block)) continue;
    yield {
      rule: `overlaps ${range}, used by ${by}`,
      cure: `Choose another range, for example "${example}".`,
    };
  }
}

export function isPrivate(block: Block): boolean {
  return privateRanges.some((range) => contains(blockOf(range), block));
}

function blockOf(range: string): Block {
  const block = parseBlock(range);
  if (!block) throw new RangeError(`${range} is not a range`);
  return block;
}
