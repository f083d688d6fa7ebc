import type { Props, TestResource } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const PROVIDER = "3.0.0.0/9";
const OFFICE = "198.51.100.0/24";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const inline = (changes: Props, type = GROUP): TestResource => ({
  type,
  props: { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [PROVIDER], ...changes }] },
});
const alone = (changes: Props): TestResource => ({
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  props: { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: PROVIDER, ...changes },
});
const old = (changes: Props): TestResource => ({
  type: "aws:ec2/securityGroupRule:SecurityGroupRule",
  props: {
    type: "ingress",
    protocol: "tcp",
    fromPort: 3389,
    toPort: 3389,
    cidrBlocks: [PROVIDER],
    ...changes,
  },
});
const says = (ports: string, place = "`ingress[0]`") => `${place} admits a wide public range to ${ports}.`;

export default {
  violating: [
    { title: "SSH", given: inline({}), says: says("tcp port 22") },
    {
      title: "the default group",
      given: inline({}, "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
      says: says("tcp port 22"),
    },
    {
      title: "a range of ports",
      given: inline({ fromPort: 3000, toPort: 4000 }),
      says: says("tcp port 3306 and 1 more"),
    },
    {
      title: "every protocol",
      given: inline({ protocol: "-1", fromPort: 0, toPort: 0 }),
      says: says("tcp port 21 and 25 more"),
    },
    {
      title: "every TCP port, as -1",
      given: inline({ fromPort: -1, toPort: -1 }),
      says: says("tcp port 21 and 23 more"),
    },
    {
      title: "the relay's control port",
      given: inline({ protocol: "udp", fromPort: 2223, toPort: 2223 }),
      says: says("udp port 2223"),
    },
    {
      title: "ranges that are wide together",
      given: inline({ cidrBlocks: ["3.0.0.0/16", "3.1.0.0/16"] }),
      says: says("tcp port 22"),
    },
    {
      title: "a wide IPv6 range",
      given: inline({ cidrBlocks: [], ipv6CidrBlocks: ["2a05:d000::/25"] }),
      says: says("tcp port 22"),
    },
    { title: "a stand-alone rule", given: alone({}), says: says("tcp port 22", "The rule") },
    { title: "the old rule resource", given: old({}), says: says("tcp port 3389", "The rule") },
    {
      title: "the native group",
      given: {
        type: "aws-native:ec2:SecurityGroup",
        props: {
          securityGroupIngress: [{ ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIp: PROVIDER }],
        },
      },
      says: says("tcp port 5432", "`securityGroupIngress[0]`"),
    },
    {
      title: "the native rule",
      given: {
        type: "aws-native:ec2:SecurityGroupIngress",
        props: { ipProtocol: 6, fromPort: 22, toPort: 22, cidrIp: PROVIDER },
      },
      says: says("tcp port 22", "The rule"),
    },
  ],
  clean: [
    { title: "an office", given: inline({ cidrBlocks: [OFFICE, "10.0.0.0/8"] }) },
    { title: "everyone, whom another rule is about", given: inline({ cidrBlocks: ["0.0.0.0/0"] }) },
    { title: "a /16", given: inline({ cidrBlocks: ["3.0.0.0/16"] }) },
    { title: "another port", given: inline({ fromPort: 443, toPort: 443 }) },
    { title: "SIP from a carrier", given: inline({ protocol: "udp", fromPort: 5060, toPort: 5060 }) },
    { title: "a rule out", given: old({ type: "egress" }) },
    { title: "private IPv6", given: inline({ cidrBlocks: [], ipv6CidrBlocks: ["fd00::/8"] }) },
    ...["10.0.0.0/8", "fc00::/7"].map((cidr): Case => ({ title: cidr, given: alone({ cidrIpv4: cidr }) })),
  ],
  unknown: [
    { title: "unknown rules", given: { type: GROUP, props: { ingress: UNKNOWN_LIST } }, says: "ingress" },
    { title: "an unknown range", given: inline({ cidrBlocks: [UNKNOWN] }), says: "ingress[0].cidrBlocks[0]" },
    { title: "an unknown port", given: inline({ fromPort: UNKNOWN }), says: "ingress[0].fromPort" },
    { title: "an unknown protocol", given: inline({ protocol: UNKNOWN }), says: "ingress[0].protocol" },
    { title: "an unknown direction", given: old({ type: UNKNOWN }), says: "type" },
  ],
} satisfies RuleCases;
