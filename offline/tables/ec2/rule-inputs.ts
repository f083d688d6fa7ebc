/** What security group rules of both directions have in common. */
import {
  type Bag,
  type Change,
  type Context,
  forceNew,
  integer,
  type Problem,
  type Properties,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";
import { toSecurityGroup } from "../references";

/** Characters that EC2 takes in descriptions of groups and rules. */
export const groupText = {
  maxLength: 255,
  pattern: /^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]*$/,
  rule: "must hold only letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
} as const;

/** The kinds of source (or destination) that a rule may have one of. */
export const peers = ["cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"];

const protocolNumbers: { readonly [name: string]: string } = { icmp: "1", tcp: "6", udp: "17", icmpv6: "58" };

/** Protocols go by name or number; `all` is -1. */
export function sameProtocol(a: string, b: string): boolean {
  const number = (name: string) => (name === "all" ? "-1" : (protocolNumbers[name.toLowerCase()] ?? name));
  return number(a) === number(b);
}

/** Another value of the same kind of peer is set in place; another kind is another rule. */
const comesOrGoes =
  (name: string) =>
  ({ old, new: next }: Change) =>
    old.has(name) !== next.has(name);

export const ruleInputs: Properties = {
  securityGroupId: text({ required, forceNew, refers: { ...toSecurityGroup, holds: false } }),
  ipProtocol: text({ required, same: sameProtocol }),
  fromPort: integer({ min: -1, max: 65_535 }),
  toPort: integer({ min: -1, max: 65_535 }),
  cidrIpv4: text({ format: "ipv4-network", forceNew: comesOrGoes("cidrIpv4") }),
  cidrIpv6: text({ format: "ipv6-network", forceNew: comesOrGoes("cidrIpv6") }),
  prefixListId: text({ forceNew: comesOrGoes("prefixListId") }),
  referencedSecurityGroupId: text({
    forceNew: comesOrGoes("referencedSecurityGroupId"),
    refers: { ...toSecurityGroup, except: /\// },
  }),
  description: text(groupText),
  tags: tags(),
};

export function checkRulePorts(inputs: Bag): Problem[] {
  const protocol = inputs.text("ipProtocol");
  if (protocol === undefined) return [];
  const all = sameProtocol(protocol, "-1");
  const free = all || sameProtocol(protocol, "icmpv6");
  return ["fromPort", "toPort"].flatMap((path) => {
    if (all && inputs.has(path)) return [{ path, reason: `must not be set when ipProtocol is ${protocol}` }];
    if (!free && !inputs.has(path)) return [{ path, reason: `is required when ipProtocol is ${protocol}` }];
    return [];
  });
}

export function checkDuplicate(c: Context, type: string): void {
  const parts = ["fromPort", "toPort", ...peers] as const;
  const protocol = c.inputs.text("ipProtocol") ?? "";
  const securityGroupId = c.inputs.text("securityGroupId") ?? "";
  const twin = c.cloud
    .find(type, { securityGroupId })
    .find(
      (other) =>
        other.id !== c.outputs.text("id") &&
        sameProtocol(String(other.outputs.ipProtocol), protocol) &&
        parts.every((part) => (other.outputs[part] ?? null) === (c.inputs.get(part) ?? null)),
    );
  if (twin === undefined) return;
  const peer = peers.map((name) => c.inputs.text(name)).find((value) => value !== undefined);
  const ports = c.inputs.has("fromPort")
    ? `, from port: ${c.inputs.number("fromPort")}, to port: ${c.inputs.number("toPort")}`
    : "";
  throw refusal(
    "InvalidPermission.Duplicate",
    `the specified rule "peer: ${peer}, ${protocol.toUpperCase()}${ports}, ALLOW" already exists`,
  );
}
