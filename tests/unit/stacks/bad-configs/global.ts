/** Mistakes in the settings of a global stack, and in those that all stacks have. */
import { type BadConfig, globalFile, inGlobal, otherFile, tag, tags } from "./case";

const alias = { "voip-cells:dns": { record: "alias", legacy: { hostname: "pbx.example.com", weight: 1 } } };

export const badGlobals: readonly BadConfig[] = [
  // domains and DNS
  inGlobal("domain", `${"https"}://Example.com/`, /not a domain name/, /Write "example.com"/),
  inGlobal("domain", "sip.example.com", /begins with "sip\."/, /Write "example.com"/),
  inGlobal(
    "dns.zone.name",
    "example.org",
    /does not contain the domain "dev.example.com"/,
    /"dev.example.com"/,
    {
      "voip-cells:dns": { zone: { name: "example.org" } },
    },
  ),
  inGlobal("dns.record", "CNAME", /must be "cname" or "alias"/, /small and capital letters/),
  inGlobal("dns.weight", 256, /from 0 to 255/, /in that range/, {
    "voip-cells:dns": { weight: 256, legacy: { hostname: "pbx.example.com", weight: 1 } },
  }),
  inGlobal("dns.weight", 10, /no effect without dns.legacy/, /set dns.legacy too/),
  inGlobal("dns.ttlSeconds", 60, /has no effect with dns.record "alias"/, /Take it out/, {
    "voip-cells:dns": { record: "alias", ttlSeconds: 60 },
  }),
  {
    ...inGlobal(
      "dns.legacy.hostname",
      "pbx.example.com",
      /does not go with dns.record "alias"/,
      /"cname"/,
      alias,
    ),
    title: "a legacy host beside an alias record",
  },
  inGlobal("dns.legacy.hostname", "sip.dev.example.com", /is the endpoint itself/, /served it before/, {
    "voip-cells:dns": { legacy: { hostname: "sip.dev.example.com", weight: 1 } },
  }),
  inGlobal("dns.legacy.hostname", "pbx_1.example.com", /not a domain name/, /like "example.com"/, {
    "voip-cells:dns": { legacy: { hostname: "pbx_1.example.com", weight: 1 } },
  }),
  {
    title: "a legacy host without a weight",
    files: { "dev-global": { "voip-cells:dns": { legacy: { hostname: "pbx.example.com" } } } },
    file: globalFile,
    key: "dns.legacy.weight",
    rule: /is missing/,
    cure: /share of that host/,
  },
  // accounts, tags, mail
  inGlobal("accountId", "1111-2222-3333", /has 12 digits/, /all 12 digits in quotes/),
  inGlobal("alarms.email", "ops at example.com", /not a mail address/, /operations@example.com/),
  {
    title: "accounts that differ",
    files: {
      "dev-global": { "voip-cells:accountId": "111122223333" },
      "dev-eu-central-1": { "voip-cells:accountId": "111122223333" },
      "dev-eu-west-1": { "voip-cells:accountId": "444455556666" },
    },
    file: otherFile,
    key: "accountId",
    value: "444455556666",
    rule: /is not the account of .*"111122223333"/,
    cure: /the same account/,
  },
  {
    title: "an account that only some stacks name",
    files: {
      "dev-global": { "voip-cells:accountId": "111122223333" },
      "dev-eu-central-1": { "voip-cells:accountId": "111122223333" },
    },
    file: otherFile,
    key: "accountId",
    rule: /is missing/,
    cure: /"111122223333" here too/,
  },
  inGlobal("tags", tags(41), /has 41 tags, more than 40/, /Take out/),
  tag("aws:team", "voice", /begins with "aws:"/, /Rename/),
  tag("environment", "dev", /the program itself sets/, /another key/),
  tag("team", "v".repeat(257), /longer than the 256 characters/, /Shorten/),
  tag("team", "voice;ops", /character other than/, /Take it out/),
  {
    title: "tags that differ in case only",
    files: { "dev-global": { "voip-cells:tags": { Team: "voice", team: "voice" } } },
    file: globalFile,
    key: "tags.team",
    value: "voice",
    rule: /same key as the tag "Team"/,
    cure: /one of the two/,
  },
  // the accelerator
  inGlobal(
    "accelerator.bringYourOwnAddresses",
    ["198.51.101.1", "198.51.101.2", "198.51.101.3"],
    /two at most/,
    /one or two/,
  ),
  {
    ...inGlobal("accelerator.bringYourOwnAddresses", ["10.0.0.1"], /not a public address/, /pool/),
    key: "accelerator.bringYourOwnAddresses.0",
    value: "10.0.0.1",
  },
  inGlobal("credentials.recoveryWindowDays", 3, /must be one of 0, 7/, /one of these numbers/),
  inGlobal("credentials.recoveryWindowDays", 0, /at once, though protect is true/, /7 to 30/),
];
