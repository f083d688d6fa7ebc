import type { Props } from "../analyze";
import { mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const ssh = {
  action: "allow",
  ruleNo: 100,
  protocol: "tcp",
  fromPort: 22,
  toPort: 22,
  cidrBlock: "0.0.0.0/0",
};
const acl = (entry: Props, ...before: Props[]) => ({
  type: "aws:ec2/networkAcl:NetworkAcl",
  props: { vpcId: "vpc-1", ingress: [...before, { ...ssh, ...entry }] },
});
const alone = mutants({
  type: "aws:ec2/networkAclRule:NetworkAclRule",
  props: {
    networkAclId: "acl-1",
    ruleAction: "allow",
    ruleNumber: 100,
    protocol: "tcp",
    fromPort: 3389,
    toPort: 3389,
    cidrBlock: "0.0.0.0/0",
  },
});
const native = mutants({
  type: "aws-native:ec2:NetworkAclEntry",
  props: {
    ruleAction: "allow",
    ruleNumber: 100,
    protocol: 6,
    portRange: { from: 22, to: 22 },
    ipv6CidrBlock: "::/0",
  },
});
const says = (port: string, place = "`ingress[0]`") => `${place} lets the internet reach tcp port ${port}.`;
const denied = { ...ssh, action: "deny", ruleNo: 90 };

export default {
  violating: [
    { title: "SSH", given: acl({}), says: says("22") },
    {
      title: "the default ACL",
      given: { ...acl({}), type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl" },
      says: says("22"),
    },
    { title: "everything", given: acl({ protocol: "-1", fromPort: 0, toPort: 0 }), says: says("22") },
    { title: "low ports", given: acl({ fromPort: 0, toPort: 1023 }), says: says("22") },
    {
      title: "a denial that comes too late",
      given: acl({}, { ...denied, ruleNo: 110 }),
      says: says("22", "`ingress[1]`"),
    },
    {
      title: "a denial for somebody else",
      given: acl({}, { ...denied, cidrBlock: "10.0.0.0/8" }),
      says: says("22", "`ingress[1]`"),
    },
    {
      title: "a denial for the other family of addresses",
      given: acl({ cidrBlock: undefined, ipv6CidrBlock: "::/0" }, denied),
      says: says("22", "`ingress[1]`"),
    },
    {
      title: "a denial for half of the internet",
      given: acl({}, { ...denied, cidrBlock: "0.0.0.0/1" }),
      says: says("22", "`ingress[1]`"),
    },
    {
      title: "a denial for another port",
      given: acl({}, { ...denied, fromPort: 443, toPort: 443 }),
      says: says("22", "`ingress[1]`"),
    },
    {
      title: "the same twice",
      given: acl({}, { ...ssh, ruleNo: 90 }),
      says: [says("22"), says("22", "`ingress[1]`")],
    },
    {
      title: "ports from just below those of answers",
      given: acl({ fromPort: 1023, toPort: 65535 }),
      says: says("3389"),
    },
    {
      title: "ports to just below those of answers",
      given: acl({ fromPort: 1024, toPort: 60998 }),
      says: says("3389"),
    },
    { title: "a stand-alone entry", given: alone({}), says: says("3389", "The entry") },
    { title: "the native form", given: native({}), says: says("22", "The entry") },
  ],
  clean: [
    { title: "HTTPS", given: acl({ fromPort: 443, toPort: 443 }) },
    { title: "media ports", given: acl({ protocol: "udp", fromPort: 30000, toPort: 39999 }) },
    { title: "ports of answers", given: acl({ fromPort: 1024, toPort: 65535 }) },
    { title: "just the ports of answers", given: acl({ fromPort: 1024, toPort: 60999 }) },
    {
      title: "ports of answers up to one that is not known yet",
      given: acl({ fromPort: 1024, toPort: UNKNOWN }),
    },
    {
      title: "what was denied before in two halves",
      given: acl(
        {},
        { ...denied, ruleNo: 80, cidrBlock: "0.0.0.0/1" },
        { ...denied, ruleNo: 90, cidrBlock: "128.0.0.0/1" },
      ),
    },
    {
      title: "a range that is not known yet, of a port that was denied before",
      given: acl({ cidrBlock: UNKNOWN }, denied),
    },
    { title: "an office", given: acl({ cidrBlock: "198.51.100.0/24" }) },
    { title: "a denial", given: acl({ action: "deny" }) },
    { title: "what was denied before", given: acl({}, denied) },
    { title: "an entry out", given: alone({ egress: true }) },
    { title: "the native form for an office", given: native({ ipv6CidrBlock: "2a05:d014::/36" }) },
  ],
  unknown: [
    {
      title: "unknown entries",
      given: { type: "aws:ec2/networkAcl:NetworkAcl", props: { ingress: UNKNOWN_LIST } },
      says: "ingress",
    },
    { title: "an unknown range", given: acl({ cidrBlock: UNKNOWN }), says: "ingress[0].cidrBlock" },
    { title: "an unknown action", given: acl({ action: UNKNOWN }), says: "ingress[0].action" },
    { title: "an unknown direction", given: alone({ egress: UNKNOWN }), says: "egress" },
    {
      title: "an unknown last port",
      given: acl({ toPort: UNKNOWN }),
      says: "ingress[0].toPort",
    },
    { title: "an unknown port", given: acl({ fromPort: UNKNOWN }), says: "ingress[0].fromPort" },
    { title: "unknown ports in the native form", given: native({ portRange: UNKNOWN }), says: "portRange" },
  ],
} satisfies RuleCases;
