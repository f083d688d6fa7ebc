import { formatBlock, parseBlock } from "../cidr";
import type { Fault } from "../schema/field";
import { isPrivate, privateRanges } from "./cidr-block";

/** Each range is a rule of the edges' security group, which AWS allows 60 of. Source: AWS, Amazon VPC quotas. */
const most = 10;

export function* checkMetricsNetworks(networks: string[]): Iterable<Fault> {
  if (networks.length > most) {
    yield { rule: `must be ${most} ranges at most`, cure: "Name larger ranges that hold several of them." };
  }
  for (const [index, value] of networks.entries()) {
    const path = [index];
    const block = parseBlock(value);
    if (!block) {
      yield { path, rule: "is not an IPv4 range in CIDR notation", cure: 'Write it like "10.90.1.0/24".' };
    } else if (block.first !== block.address) {
      yield { path, rule: "has host bits set", cure: `Write "${formatBlock(block)}".` };
    } else if (!isPrivate(block)) {
      const rule = `lies outside of the private ranges ${privateRanges.join(", ")}: metrics are not for the internet`;
      yield { path, rule, cure: "Name the private network that Prometheus is in." };
    } else if (networks.indexOf(value) !== index) {
      yield { path, rule: "is in the list twice", cure: "Keep it once." };
    }
  }
}
