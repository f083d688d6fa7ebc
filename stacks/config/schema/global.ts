/** Settings of `<environment>-global`. */
import { z } from "zod";
import { checkOwnAddresses } from "../checks/aws";
import { checkDomain, checkHostname } from "../checks/names";
import { choice, flag, integer, oneOf, section, text, textList } from "./field";
import { sharedSettings } from "./shared";

/** Route 53 takes record weights of 0 to 255. */
const weight = { min: 0, max: 255, unit: "share", source: "AWS, Values specific for weighted records" };

const accelerator = section({
  dualStack: flag({
    meaning: "Two IPv6 addresses beside the two IPv4 ones. Every cell must be dual stack first.",
    source: "AWS, Dual-stack accelerators",
  }).default(true),
  bringYourOwnAddresses: textList({
    type: "list of IPv4 addresses",
    range: "at most 2",
    meaning:
      "Addresses of your own pool, in place of those that AWS chooses. A change replaces the accelerator.",
    source: "AWS, Bring your own IP addresses (BYOIP) in Global Accelerator",
    check: checkOwnAddresses,
  }).default([]),
  flowLogs: section({
    enabled: flag({ meaning: "Whether every flow through the accelerator is logged to a bucket." }).default(
      true,
    ),
    retentionDays: integer({
      min: 1,
      max: 3653,
      unit: "days",
      meaning: "How long the flow logs are kept.",
    }).default(90),
  }),
});

const dns = section({
  zone: section({
    mode: choice(["create", "lookup"], {
      meaning: "Whether the hosted zone is made by this stack or exists already.",
    }).default("lookup"),
    name: text({
      type: "domain name",
      meaning: "Name of the hosted zone: the domain, or one above it.",
      derived: { text: "the domain", from: ({ domain }) => domain },
      check: checkHostname,
    }),
  }),
  record: choice(["cname", "alias"], {
    meaning: "Kind of record of `sip.<domain>`: a CNAME, or an alias of Route 53, whose queries are free.",
  }).default("cname"),
  ttlSeconds: integer({
    min: 1,
    max: 172_800,
    unit: "seconds",
    meaning: "How long resolvers keep the CNAME. An alias has the time to live of its target.",
    source: "AWS, Values common for all routing policies",
  }).default(60),
  weight: integer({
    ...weight,
    meaning: "Share of the accelerator, beside that of `legacy`, while a company moves over.",
  }).default(100),
  legacy: z
    .strictObject({
      hostname: text({
        type: "host name",
        meaning: "Host that served `sip.<domain>` before and still gets a share of the new calls.",
        check: checkHostname,
      }),
      weight: integer({ ...weight, meaning: "Share of that host." }),
    })
    .optional(),
});

export const globalSettings = z.strictObject({
  ...sharedSettings,
  domain: text({
    type: "domain name",
    meaning: "Domain of the estate. Clients connect to `sip.<domain>`.",
    check: checkDomain,
  }),
  accelerator,
  dns,
  credentials: section({
    recoveryWindowDays: oneOf([0, ...Array.from({ length: 24 }, (_, index) => index + 7)], {
      unit: "days",
      range: "0, or 7 to 30",
      meaning: "How long a deleted SIP credential can be brought back. 0 deletes at once and frees its name.",
      source: "AWS, DeleteSecret, `RecoveryWindowInDays`",
    }).default(30),
  }),
});
