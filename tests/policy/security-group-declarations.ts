/** What a declaration allows: its own protocol and ports, or some of them. */

import { exposureTag, mediaRelayTag, publicFrontTag } from "../../policies/constants";
import { type RuleCases, UNKNOWN } from "./cases";
import { alone, inline, native, nativeTags, opens, wideInline, wider } from "./security-group-rules";

export const declarations = {
  violating: [
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
    { title: "the declared inline rule", given: inline({}, { tags: exposureTag }) },
    { title: "the declared rule of a native group", given: native({}, nativeTags()) },
  ],
  unknown: [
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
  ],
} satisfies RuleCases;
