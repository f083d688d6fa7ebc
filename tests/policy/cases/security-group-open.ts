import { exposureTag } from "../../../policies/constants";
import { type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";
import { declarations } from "../security-group-declarations";
import { ranges } from "../security-group-ranges";
import {
  alone,
  DEFAULT_GROUP,
  GROUP,
  inline,
  NATIVE_RULE,
  native,
  nativeTags,
  old,
  opens,
  opensInline,
  WORLD,
} from "../security-group-rules";

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
    {
      title: "the world to an unknown port, undeclared",
      given: inline({ fromPort: UNKNOWN }),
      says: opensInline("ports that are not known yet or left out"),
    },
    ...declarations.violating,
    ...ranges.violating,
  ],
  clean: [
    { title: "a group without rules", given: { type: GROUP, props: {} } },
    { title: "the default group without rules", given: { type: DEFAULT_GROUP, props: { ingress: [] } } },
    { title: "a rule by group", given: inline({ cidrBlocks: [], securityGroups: ["sg-2"] }) },
    { title: "a rule out", given: old({ type: "egress" }) },
    {
      title: "a private range to an unknown port",
      given: inline({ cidrBlocks: ["10.0.0.0/16"], fromPort: UNKNOWN }),
    },
    ...declarations.clean,
    ...ranges.clean,
  ],
  unknown: [
    {
      title: "unknown inline rules",
      given: { type: GROUP, props: { ingress: UNKNOWN_LIST } },
      says: "ingress",
    },
    { title: "an unknown rule", given: { type: GROUP, props: { ingress: [UNKNOWN] } }, says: "ingress[0]" },
    { title: "an old rule with an unknown direction", given: old({ type: UNKNOWN }), says: "type" },
    ...declarations.unknown,
    ...ranges.unknown,
  ],
} satisfies RuleCases;
