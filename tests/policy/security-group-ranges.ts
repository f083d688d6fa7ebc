/** Whom a rule admits: address ranges in every spelling, however they are split, and prefix lists. */

import { type Case, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "./cases";
import { alone, GROUP, https, inline, NATIVE_RULE, opens, opensInline, WORLD } from "./security-group-rules";

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

export const ranges = {
  violating: [
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
      title: "the world beside an unknown",
      given: inline({ cidrBlocks: [WORLD, UNKNOWN] }),
      says: opensInline("tcp port 443"),
    },
  ],
  clean: [
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
    {
      title: "private ranges",
      given: inline({ cidrBlocks: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] }),
    },
    { title: "an owner's /8", given: inline({ cidrBlocks: ["17.0.0.0/8"] }) },
    {
      title: "private IPv6",
      given: inline({ cidrBlocks: [], ipv6CidrBlocks: ["fc00::/7", "2a05:d014::/36"] }),
    },
  ],
  unknown: [
    { title: "unknown ranges", given: inline({ cidrBlocks: UNKNOWN_LIST }), says: "ingress[0].cidrBlocks" },
    {
      title: "an unknown range",
      given: inline({ cidrBlocks: ["10.0.0.0/8", UNKNOWN] }),
      says: "ingress[0].cidrBlocks[1]",
    },
  ],
} satisfies RuleCases;
