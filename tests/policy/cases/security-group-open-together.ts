import { exposureTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const ssh = { fromPort: 22, toPort: 22 };
const group: TestResource = { type: "aws:ec2/securityGroup:SecurityGroup", name: "edge", props: {} };
const inline = (cidr: string, type = group.type): TestResource => ({
  ...group,
  type,
  props: { ingress: [{ protocol: "tcp", ...ssh, cidrBlocks: [cidr] }] },
});
const rule = (name: string, props: Props, of = group): TestResource => ({
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  name,
  props: { ipProtocol: "tcp", ...ssh, ...props },
  dependsOn: { securityGroupId: [urnOf(of)] },
});
const old = (name: string, cidr: string, props: Props = {}): TestResource => ({
  type: "aws:ec2/securityGroupRule:SecurityGroupRule",
  name,
  props: {
    type: "ingress",
    protocol: "-1",
    fromPort: 0,
    toPort: 0,
    cidrBlocks: [cidr],
    securityGroupId: "sg-1",
    ...props,
  },
});
const nativeGroup: TestResource = {
  type: "aws-native:ec2:SecurityGroup",
  name: "edge",
  props: { securityGroupIngress: [{ ipProtocol: "tcp", ...ssh, cidrIp: "7.0.0.0/8" }] },
};
const nativeRule: TestResource = {
  type: "aws-native:ec2:SecurityGroupIngress",
  name: "more",
  props: { ipProtocol: "tcp", ...ssh, cidrIp: "8.0.0.0/8" },
  dependsOn: { groupId: [urnOf(nativeGroup)] },
};
const list: TestResource = {
  type: "aws:ec2/managedPrefixList:ManagedPrefixList",
  name: "customers",
  props: { addressFamily: "IPv4", maxEntries: 2, entries: [{ cidr: "0.0.0.0/1" }] },
};
const entry: TestResource = {
  type: "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
  name: "entry",
  props: { cidr: "128.0.0.0/1" },
  dependsOn: { prefixListId: [urnOf(list)] },
};
const nativeList: TestResource = { ...list, type: "aws-native:ec2:PrefixList" };
const byList = (of: TestResource): TestResource => {
  const byCidr = rule("customers-rule", { prefixListId: "pl-1" });
  return { ...byCidr, dependsOn: { ...byCidr.dependsOn, prefixListId: [urnOf(of)] } };
};
const LISTED = "Its prefix list admits the internet to tcp port 22.";
const narrowList = { ...list, props: { entries: [{ cidr: "198.51.100.0/24" }] } };

export default {
  violating: [
    {
      title: "two rules of a group",
      given: [group, rule("a", { cidrIpv4: "7.0.0.0/8" }), rule("b", { cidrIpv4: "8.0.0.0/8" })],
      says: "`a`, `b` together admit the internet to tcp port 22.",
    },
    {
      title: "an inline rule and a rule resource",
      given: [inline("7.0.0.0/8"), rule("b", { cidrIpv4: "8.0.0.0/8" })],
      says: "`edge`, `b` together admit the internet to tcp port 22.",
    },
    {
      title: "the default group and a rule resource",
      given: (() => {
        const main = inline("7.0.0.0/8", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        return [main, rule("b", { cidrIpv4: "8.0.0.0/8" }, main)];
      })(),
      says: "`edge`, `b` together admit the internet to tcp port 22.",
    },
    {
      title: "declared rules that are wider than their declaration",
      given: [
        group,
        rule("a", { cidrIpv4: "7.0.0.0/8", tags: exposureTag }),
        rule("b", { cidrIpv4: "8.0.0.0/8", tags: exposureTag }),
      ],
      says: "`a`, `b` together admit the internet to tcp port 22.",
    },
    {
      title: "a list by an older rule",
      given: [
        group,
        list,
        entry,
        {
          ...old("o", "10.0.0.0/8", { protocol: "tcp", ...ssh, cidrBlocks: [], prefixListIds: ["pl-1"] }),
          dependsOn: { prefixListIds: [urnOf(list)] },
        },
      ],
      says: LISTED,
    },
    {
      title: "a list by an inline rule",
      given: [
        list,
        entry,
        {
          ...group,
          props: { ingress: [{ protocol: "tcp", ...ssh, prefixListIds: ["pl-1"] }] },
          dependsOn: { ingress: [urnOf(list)] },
        },
      ],
      says: LISTED,
    },
    {
      title: "a list by a native inline rule",
      given: [
        list,
        entry,
        {
          ...nativeGroup,
          props: { securityGroupIngress: [{ ipProtocol: "tcp", ...ssh, sourcePrefixListId: "pl-1" }] },
          dependsOn: { securityGroupIngress: [urnOf(list)] },
        },
      ],
      says: LISTED,
    },
    {
      title: "a list by a native rule",
      given: [
        list,
        entry,
        {
          ...nativeRule,
          props: { ipProtocol: "tcp", ...ssh, sourcePrefixListId: "pl-1" },
          dependsOn: { sourcePrefixListId: [urnOf(list)] },
        },
      ],
      says: LISTED,
    },
    {
      title: "rules that name the group by its id",
      given: [old("a", "7.0.0.0/8"), old("b", "8.0.0.0/8")],
      says: "`a`, `b` together admit the internet to every port of every protocol.",
    },
    {
      title: "the native forms",
      given: [nativeGroup, nativeRule],
      says: "`edge`, `more` together admit the internet to tcp port 22.",
    },
    { title: "a prefix list", given: [group, list, byList(list)], says: LISTED },
    ...[UNKNOWN, undefined].map((securityGroupId) => ({
      title: `a prefix list for a group of ${securityGroupId ? "another program" : "no name"}`,
      given: [
        list,
        {
          ...byList(list),
          props: { ...byList(list).props, securityGroupId },
          dependsOn: { prefixListId: [urnOf(list)] },
        },
      ],
      says: LISTED,
    })),
    { title: "a prefix list and its entries", given: [group, narrowList, entry, byList(list)], says: LISTED },
    { title: "a native prefix list", given: [group, nativeList, byList(nativeList)], says: LISTED },
  ],
  clean: [
    {
      title: "rules of two groups",
      given: [old("a", "7.0.0.0/8"), old("b", "8.0.0.0/8", { securityGroupId: "sg-2" })],
    },
    {
      title: "rules for two ports",
      given: [
        group,
        rule("a", { cidrIpv4: "7.0.0.0/8" }),
        rule("b", { cidrIpv4: "8.0.0.0/8", fromPort: 23, toPort: 23 }),
      ],
    },
    {
      title: "inline rules of one group, which another rule is about",
      given: [
        {
          ...group,
          props: {
            ingress: ["7.0.0.0/8", "8.0.0.0/8"].map((cidr) => ({
              protocol: "tcp",
              ...ssh,
              cidrBlocks: [cidr],
            })),
          },
        },
      ],
    },
    {
      title: "a rule in and one out",
      given: [old("a", "7.0.0.0/8"), old("b", "8.0.0.0/8", { type: "egress" })],
    },
    {
      title: "a declared rule beside another",
      given: [
        group,
        rule("a", { cidrIpv4: "0.0.0.0/0", fromPort: 443, toPort: 443, tags: exposureTag }),
        rule("b", { cidrIpv4: "8.0.0.0/8" }),
      ],
    },
    {
      title: "rules of groups that are not told",
      given: [
        old("a", "7.0.0.0/8", { securityGroupId: UNKNOWN }),
        old("b", "8.0.0.0/8", { securityGroupId: UNKNOWN }),
      ],
    },
    { title: "a list of customers", given: [group, narrowList, byList(list)] },
    { title: "a list that only a route uses", given: [group, list, entry] },
  ],
  unknown: { never: "the rule about single security group rules reports what is not known" },
} satisfies RuleCases;
