/** Mistakes that operators make: what is changed in a good environment, and how each is reported. */
import { cell, type Files } from "./support";

export interface BadConfig {
  readonly title: string;
  readonly files: Files;
  readonly file: string;
  readonly key?: string;
  /** The value as it is shown; undefined when none is. */
  readonly value?: unknown;
  readonly rule: RegExp;
  readonly cure: RegExp;
}

const globalFile = "Pulumi.dev-global.yaml";
const cellFile = "Pulumi.dev-eu-central-1.yaml";
const otherFile = "Pulumi.dev-eu-west-1.yaml";

/** A bad setting in the global stack, `section.name` or `name`. */
function inGlobal(key: string, value: unknown, rule: RegExp, cure: RegExp, others: object = {}): BadConfig {
  const files = { "dev-global": { ...nested(key, value), ...others } };
  return { title: `${key}: ${JSON.stringify(value)}`, files, file: globalFile, key, value, rule, cure };
}

/** A bad setting in a cell. */
function inCell(key: string, value: unknown, rule: RegExp, cure: RegExp, others: object = {}): BadConfig {
  const network = key.startsWith("network.")
    ? { "voip-cells:network": networkWith(key, value) }
    : nested(key, value);
  const files = { "dev-eu-central-1": { ...network, ...others } };
  return { title: `${key}: ${JSON.stringify(value)}`, files, file: cellFile, key, value, rule, cure };
}

function nested(key: string, value: unknown): Record<string, unknown> {
  const [top = "", ...rest] = key.split(".");
  const inner = rest.reduceRight<unknown>((child, name) => ({ [name]: child }), value);
  return { [`voip-cells:${top}`]: inner };
}

function networkWith(key: string, value: unknown): object {
  return { cidrBlock: "10.20.0.0/16", [key.slice("network.".length)]: value };
}

const drained = { "voip-cells:ingress": { drained: true, trafficDialPercentage: 50 } };
const alias = { "voip-cells:dns": { record: "alias", legacy: { hostname: "pbx.example.com", weight: 1 } } };

export const badConfigs: readonly BadConfig[] = [
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
  // address ranges
  inCell("network.cidrBlock", "10.20.0.0", /CIDR notation/, /"10.20.0.0\/16"/),
  inCell("network.cidrBlock", "10.20.7.0/16", /host bits/, /Write "10.20.0.0\/16"/),
  inCell("network.cidrBlock", "10.20.0.0/24", /must be a \/16 to \/20/, /Write "10.20.0.0\/20"/),
  inCell("network.cidrBlock", "8.8.0.0/16", /outside of the private ranges/, /for example "10.20.0.0\/16"/),
  inCell("network.cidrBlock", "172.17.0.0/16", /overlaps 172.17.0.0\/16, used by/, /another range/),
  {
    title: "cells that overlap",
    files: { "dev-eu-west-1": cell("eu-west-1", "10.20.16.0/20") },
    file: otherFile,
    key: "network.cidrBlock",
    value: "10.20.16.0/20",
    rule: /overlaps 10.20.0.0\/16 of .*Pulumi.dev-eu-central-1.yaml/,
    cure: /its own range, for example "10.21.0.0\/20"/,
  },
  {
    title: "a cell without an address range",
    files: { "dev-eu-west-1": { "voip-cells:network": undefined } },
    file: otherFile,
    key: "network.cidrBlock",
    rule: /is missing/,
    cure: /address range of the cell/,
  },
  // the network
  inCell("network.availabilityZones", 5, /from 2 to 4/, /in that range/),
  {
    title: "more zones than the Region has",
    files: {
      "dev-us-west-1": {
        ...cell("us-west-1", "10.22.0.0/16"),
        "voip-cells:network": { cidrBlock: "10.22.0.0/16", availabilityZones: 3 },
      },
    },
    file: "Pulumi.dev-us-west-1.yaml",
    key: "network.availabilityZones",
    value: 3,
    rule: /more than the 2 zones of us-west-1/,
    cure: /Write 2 or less/,
  },
  inCell("network.natGateways", "onePerAz", /must be "Single" or "OnePerAz"/, /small and capital/),
  inCell(
    "network.dualStack",
    false,
    /does not go with accelerator.dualStack true/,
    /true here, or false there/,
  ),
  // sizes
  inCell("edge.memoryMiB", 3000, /no memory that Fargate offers with 1024 CPU units/, /Write 3072/),
  inCell("edge.cpuUnits", 1000, /must be one of 256, 512/, /one of these/),
  inCell("edge.minTasks", 20, /above edge.maxTasks, 12/, /Lower it/),
  inCell("edge.stopTimeoutSeconds", 121, /from 2 to 120 \(seconds\)/, /in that range/),
  inCell("edge.imageTag", "latest", /immutable/, /one version/),
  inCell("edge.logRetentionDays", 10, /must be one of 1, 3, 5/, /one of these/),
  inCell("media.minSize", 10, /above media.maxSize, 9/, /raise media.maxSize to 10/),
  inCell("switches.minSize", 31, /above switches.maxSize, 30/, /Lower it/),
  inCell("switches.heartbeatSeconds", 7201, /from 30 to 7200/, /in that range/),
  inCell("switches.instanceType", "c7g.xlarge", /is an Arm type/, /Intel or AMD/),
  inCell("media.instanceType", "m3.large", /Global Accelerator does not take/, /a current one/),
  inCell("media.instanceType", "large", /not an instance type/, /family and size/),
  inCell("media.imageId", "debian-12", /neither the id of a machine image/, /ami-0123/),
  inCell("media.sessionsPerNode", "many", /must be a whole number from 1 to 10000/, /without quotes/),
  inCell("media.rootVolumeGiB", 8.5, /must be a whole number/, /in that range/),
  // recordings, ingress
  inCell("recordings.expireAfterDays", 90, /not above recordings.coldAfterDays, 90/, /91 or more/),
  inCell("recordings.forceDestroy", true, /though protect is true/, /Write false/),
  inCell("ingress.trafficDialPercentage", 101, /from 0 to 100 \(percent\)/, /in that range/),
  {
    ...inCell(
      "ingress.trafficDialPercentage",
      50,
      /no effect while ingress.drained/,
      /one of the two/,
      drained,
    ),
    title: "a dial of a drained cell",
  },
  // names of settings
  {
    title: "a misspelt section",
    files: { "dev-eu-central-1": { "voip-cells:recording": { coldAfterDays: 60 } } },
    file: cellFile,
    key: "recording",
    rule: /is not a setting/,
    cure: /Did you mean "recordings"/,
  },
  unknown("network.natGateway", "Single", /Did you mean "network.natGateways"/),
  {
    title: "a setting outside of its section",
    files: { "dev-eu-central-1": { "voip-cells:natGateways": "Single" } },
    file: cellFile,
    key: "natGateways",
    value: "Single",
    rule: /is not a setting/,
    cure: /Did you mean "network.natGateways"/,
  },
  {
    title: "a setting in the file of another kind of stack",
    files: { "dev-eu-central-1": { "voip-cells:domain": "example.com" } },
    file: cellFile,
    key: "domain",
    value: "example.com",
    rule: /no setting of this kind of stack/,
    cure: /Move it to Pulumi.dev-global.yaml/,
  },
  stray("voip-cell:domain", /unknown namespace/, /Did you mean "voip-cells:domain"/),
  stray("domain", /has no namespace/, /Write "voip-cells:domain"/),
  stray("aws:profile", /has no effect/, /AWS_PROFILE/),
  {
    title: "a section that is no section",
    files: { "dev-eu-central-1": { "voip-cells:edge": 3 } },
    file: cellFile,
    key: "edge",
    value: 3,
    rule: /must be a section/,
    cure: /below it/,
  },
  {
    title: "an encrypted setting",
    files: { "dev-global": { "voip-cells:domain": { secure: "v1:abc:def" } } },
    file: globalFile,
    key: "domain",
    rule: /is encrypted, and no setting is a secret/,
    cure: /without --secret/,
  },
  // stacks and files
  {
    title: "a Region that is not the one in the name",
    files: { "dev-eu-west-1": { "aws:region": "eu-west-2" } },
    file: otherFile,
    key: "aws:region",
    value: "eu-west-2",
    rule: /not the Region in the stack's name, eu-west-1/,
    cure: /Write "eu-west-1"/,
  },
  {
    title: "a Region that does not exist",
    files: { "dev-global": { "aws:region": "eu-centrall-1" } },
    file: globalFile,
    key: "aws:region",
    value: "eu-centrall-1",
    rule: /not a Region/,
    cure: /Did you mean "eu-central-1"/,
  },
  {
    title: "no Region",
    files: { "dev-global": { "aws:region": undefined } },
    file: globalFile,
    key: "aws:region",
    rule: /is missing/,
    cure: /Set it/,
  },
  {
    title: "a stack named after no Region",
    files: { "dev-eu-wst-1": cell("eu-west-1", "10.22.0.0/16") },
    file: "Pulumi.dev-eu-wst-1.yaml",
    rule: /neither global nor a Region/,
    cure: /Did you mean dev-eu-west-1/,
  },
  {
    title: "cells without a global stack",
    files: { "dev-global": undefined, "dev-eu-west-1": undefined },
    file: cellFile,
    rule: /has no file Pulumi.dev-global.yaml beside it/,
    cure: /Add Pulumi.dev-global.yaml/,
  },
  {
    title: "a file that Pulumi does not read",
    files: { "Pulumi.dev-eu-west-2.yml": "config: {}\n" },
    file: "Pulumi.dev-eu-west-2.yml",
    rule: /is not read by Pulumi/,
    cure: /Rename it to Pulumi.dev-eu-west-2.yaml/,
  },
  {
    title: "YAML that can't be read",
    files: { "dev-eu-west-1": 'config:\n  aws:region: "eu-west-1\n' },
    file: `${otherFile}:3`,
    rule: /is not YAML that can be read: .*quote/,
    cure: /Correct that line/,
  },
  {
    title: "a key that is there twice",
    files: { "dev-eu-west-1": "config:\n  aws:region: eu-west-1\n  aws:region: eu-west-2\n" },
    file: `${otherFile}:3`,
    rule: /unique/,
    cure: /one of the two/,
  },
  {
    title: "a misspelt key of the file",
    files: { "dev-eu-west-1": "confg:\n  aws:region: eu-west-1\n" },
    file: otherFile,
    key: "confg",
    rule: /not a key of a stack file/,
    cure: /Did you mean "config"/,
  },
];

function tags(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`tag${index}`, "x"]));
}

function tag(key: string, value: string, rule: RegExp, cure: RegExp): BadConfig {
  const files = { "dev-global": { "voip-cells:tags": { [key]: value } } };
  return {
    title: `the tag ${key}: ${value.slice(0, 10)}`,
    files,
    file: globalFile,
    key: `tags.${key}`,
    value,
    rule,
    cure,
  };
}

function unknown(key: string, value: unknown, cure: RegExp): BadConfig {
  return { ...inCell(key, value, /is not a setting/, cure), title: `the unknown setting ${key}` };
}

function stray(key: string, rule: RegExp, cure: RegExp): BadConfig {
  const files = { "dev-global": { [key]: "example.com" } };
  return { title: `the key ${key}`, files, file: globalFile, key, rule, cure };
}
