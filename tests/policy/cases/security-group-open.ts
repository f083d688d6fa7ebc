import { exposureTag, mediaRelayTag, publicFrontTag } from "../../../policies/constants";
import type { Props, TestResource } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const WORLD = "0.0.0.0/0";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const DEFAULT_GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const NATIVE_GROUP = "aws-native:ec2:SecurityGroup";
const NATIVE_RULE = "aws-native:ec2:SecurityGroupIngress";

const https = { fromPort: 443, toPort: 443 };
const inline = (changes: Props, group: Props = {}, type = GROUP): TestResource => ({
  type,
  props: {
    vpcId: "vpc-1",
    ...group,
    ingress: [{ protocol: "tcp", ...https, cidrBlocks: [WORLD], ...changes }],
  },
});
const alone = (changes: Props): TestResource => ({
  type: INGRESS_RULE,
  props: {
    securityGroupId: "sg-1",
    ipProtocol: "tcp",
    ...https,
    cidrIpv4: WORLD,
    tags: exposureTag,
    ...changes,
  },
});
const old = (changes: Props): TestResource => ({
  type: RULE,
  props: {
    type: "ingress",
    securityGroupId: "sg-1",
    protocol: "tcp",
    ...https,
    cidrBlocks: [WORLD],
    ...changes,
  },
});
const native = (rule: Props, group: Props = {}): TestResource => ({
  type: NATIVE_GROUP,
  props: { ...group, securityGroupIngress: [{ ipProtocol: "tcp", ...https, cidrIp: WORLD, ...rule }] },
});
const nativeTags = (key = "voip-cells:exposure") => ({
  tags: [
    { key: "Name", value: "x" },
    { key, value: "accelerator-to-internal-alb" },
  ],
});

const opens = (what: string) => `The rule admits the internet to ${what}.`;
const opensInline = (what: string) => `\`ingress[0]\` admits the internet to ${what}.`;
const TOO_WIDE = ", which is more than its declaration allows.";
const wider = (what: string) => `The rule admits the internet to ${what}${TOO_WIDE}`;
const wideInline = (what: string) => `\`ingress[0]\` admits the internet to ${what}${TOO_WIDE}`;

const spellings = [
  "0.0.0.0/0",
  " 0.0.0.0/0",
  "0.0.0.0/00",
  "1.2.3.4/0",
  "255.255.255.255/0",
  "0.0.0.0/1",
  "128.0.0.0/1",
  "32.0.0.0/3",
  "16.0.0.0/5",
];
const spellings6 = [
  "::/0",
  "0::/0",
  "::0/0",
  "0:0:0:0:0:0:0:0/0",
  "2000::/3",
  "2a00::/8",
  "2001:db8::/1",
  "::ffff:0.0.0.0/96",
  "::ffff:0:0/96",
];
const halves = ["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"];
const eighths = Array.from({ length: 224 }, (_, index) => `${index}.0.0.0/8`);

export default {
  violating: [
    { title: "an inline rule without a declaration", given: inline({}), says: opensInline("tcp port 443") },
    {
      title: "the default group, declared or not",
      given: inline({}, { tags: exposureTag }, DEFAULT_GROUP),
      says: opensInline("tcp port 443"),
    },
    {
      title: "a protocol that is not known yet, without a tag",
      given: alone({ tags: undefined, ipProtocol: UNKNOWN }),
      says: opens("ports that are not known yet or left out"),
    },
    {
      title: "a stand-alone rule without a tag",
      given: alone({ tags: undefined }),
      says: opens("tcp port 443"),
    },
    {
      title: "a stand-alone rule with a made-up declaration",
      given: alone({ tags: { "voip-cells:exposure": "please" } }),
      says: opens("tcp port 443"),
    },
    {
      title: "a declaration of an inherited name",
      given: alone({ tags: { "voip-cells:exposure": "constructor" } }),
      says: opens("tcp port 443"),
    },
    { title: "the old rule resource", given: old({}), says: opens("tcp port 443") },
    {
      title: "the old rule resource without a direction",
      given: old({ type: undefined }),
      says: opens("tcp port 443"),
    },
    {
      title: "the native group",
      given: native({}),
      says: "`securityGroupIngress[0]` admits the internet to tcp port 443.",
    },
    {
      title: "the native group with another tag",
      given: native({}, nativeTags("exposure")),
      says: "`securityGroupIngress[0]` admits the internet to tcp port 443.",
    },
    {
      title: "the native rule",
      given: { type: NATIVE_RULE, props: { ipProtocol: "-1", cidrIpv6: "::/0" } },
      says: opens("every port of every protocol"),
    },
    {
      title: "one rule written as no list",
      given: {
        type: GROUP,
        props: { ingress: { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: WORLD } },
      },
      says: opensInline("tcp port 22"),
    },
    ...spellings.map(
      (cidr): Case => ({
        title: `"${cidr}"`,
        given: inline({ fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8", cidr] }),
        says: opensInline("tcp ports 22 to 22").replace("ports 22 to 22", "port 22"),
      }),
    ),
    ...spellings6.map(
      (cidr): Case => ({
        title: `"${cidr}"`,
        given: inline({ fromPort: 22, toPort: 22, cidrBlocks: [], ipv6CidrBlocks: [cidr] }),
        says: opensInline("tcp port 22"),
      }),
    ),
    { title: "four quarters", given: inline({ cidrBlocks: halves }), says: opensInline("tcp port 443") },
    {
      title: "all /8 blocks in one rule",
      given: inline({ cidrBlocks: eighths }),
      says: opensInline("tcp port 443"),
    },
    {
      title: "all /8 blocks in rules of their own",
      given: {
        type: GROUP,
        props: {
          ingress: eighths.map((cidr) => ({ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] })),
        },
      },
      says: "The rules of the group, each for a part of the addresses, admit the internet together.",
    },
    {
      title: "a declared rule for every protocol",
      given: alone({ ipProtocol: "-1" }),
      says: wider("every port of every protocol"),
    },
    {
      title: "a declared rule for all, in words",
      given: alone({ ipProtocol: "all" }),
      says: wider("every port of every protocol"),
    },
    {
      title: "a declared rule for -1, as a number",
      given: alone({ ipProtocol: -1 }),
      says: wider("every port of every protocol"),
    },
    { title: "a declared rule for UDP", given: alone({ ipProtocol: "udp" }), says: wider("udp port 443") },
    {
      title: "a declared rule for UDP, by number",
      given: alone({ ipProtocol: 17 }),
      says: wider("udp port 443"),
    },
    {
      title: "a declared rule for ICMP",
      given: alone({ ipProtocol: "icmp", fromPort: -1, toPort: -1 }),
      says: wider("icmp"),
    },
    { title: "a declared rule from 0", given: alone({ fromPort: 0 }), says: wider("tcp ports 0 to 443") },
    {
      title: "a declared rule up to 444",
      given: alone({ toPort: 444 }),
      says: wider("tcp ports 443 to 444"),
    },
    {
      title: "a declared rule for 80",
      given: alone({ fromPort: 80, toPort: 80 }),
      says: wider("tcp port 80"),
    },
    {
      title: "a declared rule without ports",
      given: alone({ fromPort: undefined, toPort: undefined }),
      says: wider("ports that are not known yet or left out"),
    },
    {
      title: "a declared group with a second port",
      given: inline({ toPort: 8443 }, { tags: exposureTag }),
      says: wideInline("tcp ports 443 to 8443"),
    },
    {
      title: "what is no address range",
      given: inline({ cidrBlocks: ["0.0.0.0/0.0.0.0"] }),
      says: "`ingress[0].cidrBlocks[0]` is not an address range.",
    },
    {
      title: "halves of the world whose ports overlap",
      given: {
        type: GROUP,
        props: {
          ingress: [
            { protocol: "tcp", fromPort: 20, toPort: 30, cidrBlocks: eighths.slice(0, 1) },
            ...eighths
              .slice(1, 99)
              .map((cidr) => ({ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [cidr] })),
          ],
        },
      },
      says: "The rules of the group, each for a part of the addresses, admit the internet together.",
    },
    {
      title: "the prefix list of CloudFront's servers",
      given: inline({ cidrBlocks: [], prefixListIds: ["pl-a3a144ca"] }),
      says: opensInline("tcp port 443"),
    },
    {
      title: "that prefix list in a stand-alone rule",
      given: alone({ cidrIpv4: undefined, prefixListId: "pl-4fa04526", tags: undefined }),
      says: opens("tcp port 443"),
    },
    {
      title: "that prefix list in the native form",
      given: { type: NATIVE_RULE, props: { ipProtocol: "tcp", ...https, sourcePrefixListId: "pl-4fa04526" } },
      says: opens("tcp port 443"),
    },
    {
      title: "media ports below those that may be declared",
      given: alone({ ipProtocol: "udp", fromPort: 5060, toPort: 39999, tags: mediaRelayTag }),
      says: wider("udp ports 5060 to 39999"),
    },
    {
      title: "media ports over TCP",
      given: alone({ fromPort: 30000, toPort: 39999, tags: mediaRelayTag }),
      says: wider("tcp ports 30000 to 39999"),
    },
    {
      title: "a public front, which declares no port",
      given: alone({ tags: publicFrontTag }),
      says: opens("tcp port 443"),
    },
    {
      title: "the world beside an unknown",
      given: inline({ cidrBlocks: [WORLD, UNKNOWN] }),
      says: opensInline("tcp port 443"),
    },
    {
      title: "the world to an unknown port, undeclared",
      given: inline({ fromPort: UNKNOWN }),
      says: opensInline("ports that are not known yet or left out"),
    },
  ],
  clean: [
    { title: "the declared rule", given: alone({}) },
    { title: "the declared rule by protocol number", given: alone({ ipProtocol: "6" }) },
    {
      title: "the declared rule by protocol number and ports as text",
      given: alone({ ipProtocol: 6, fromPort: "443", toPort: "443" }),
    },
    { title: "the declared rule over IPv6", given: alone({ cidrIpv4: undefined, cidrIpv6: "::/0" }) },
    { title: "the declared rule from a source that is not known yet", given: alone({ cidrIpv4: UNKNOWN }) },
    {
      title: "the declared media ports",
      given: alone({ ipProtocol: "udp", fromPort: 30000, toPort: 30999, tags: mediaRelayTag }),
    },
    { title: "another prefix list", given: inline({ cidrBlocks: [], prefixListIds: ["pl-0123", UNKNOWN] }) },
    {
      title: "two owners with a /8 each, for ports that do not meet",
      given: {
        type: GROUP,
        props: {
          ingress: [
            { protocol: "tcp", ...https, cidrBlocks: ["17.0.0.0/8"] },
            { protocol: "udp", ...https, cidrBlocks: ["18.0.0.0/8"] },
          ],
        },
      },
    },
    { title: "the declared inline rule", given: inline({}, { tags: exposureTag }) },
    { title: "the declared rule of a native group", given: native({}, nativeTags()) },
    { title: "a group without rules", given: { type: GROUP, props: {} } },
    { title: "the default group without rules", given: { type: DEFAULT_GROUP, props: { ingress: [] } } },
    {
      title: "private ranges",
      given: inline({ cidrBlocks: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] }),
    },
    { title: "an owner's /8", given: inline({ cidrBlocks: ["17.0.0.0/8"] }) },
    {
      title: "private IPv6",
      given: inline({ cidrBlocks: [], ipv6CidrBlocks: ["fc00::/7", "2a05:d014::/36"] }),
    },
    { title: "a rule by group", given: inline({ cidrBlocks: [], securityGroups: ["sg-2"] }) },
    { title: "a rule out", given: old({ type: "egress" }) },
    {
      title: "a private range to an unknown port",
      given: inline({ cidrBlocks: ["10.0.0.0/16"], fromPort: UNKNOWN }),
    },
  ],
  unknown: [
    {
      title: "unknown inline rules",
      given: { type: GROUP, props: { ingress: UNKNOWN_LIST } },
      says: "ingress",
    },
    { title: "an unknown rule", given: { type: GROUP, props: { ingress: [UNKNOWN] } }, says: "ingress[0]" },
    { title: "unknown ranges", given: inline({ cidrBlocks: UNKNOWN_LIST }), says: "ingress[0].cidrBlocks" },
    {
      title: "an unknown range",
      given: inline({ cidrBlocks: ["10.0.0.0/8", UNKNOWN] }),
      says: "ingress[0].cidrBlocks[1]",
    },
    {
      title: "an unknown stand-alone range, not declared",
      given: alone({ tags: {}, cidrIpv4: UNKNOWN }),
      says: "cidrIpv4",
    },
    { title: "unknown tags", given: alone({ tags: UNKNOWN }), says: 'tags["voip-cells:exposure"]' },
    {
      title: "an unknown declaration",
      given: alone({ tags: { "voip-cells:exposure": UNKNOWN } }),
      says: 'tags["voip-cells:exposure"]',
    },
    { title: "a declared rule with an unknown port", given: alone({ toPort: UNKNOWN }), says: "toPort" },
    {
      title: "a declared rule with an unknown protocol",
      given: alone({ ipProtocol: UNKNOWN }),
      says: "ipProtocol",
    },
    { title: "an old rule with an unknown direction", given: old({ type: UNKNOWN }), says: "type" },
  ],
} satisfies RuleCases;
