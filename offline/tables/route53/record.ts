import {
  block,
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  refusal,
  required,
  set,
  text,
} from "../../model/table";
import { checkRecord, fqdnOf } from "./record-rules";

const routingPolicies = [
  "cidrRoutingPolicy",
  "failoverRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "weightedRoutingPolicies",
];

export const record: ResourceTable = {
  token: "aws:route53/record:Record",

  service: "Route 53",
  title: "Route 53 Record",
  operations: {
    create: "ChangeResourceRecordSets",
    read: "ListResourceRecordSets",
    update: "ChangeResourceRecordSets",
    delete: "ChangeResourceRecordSets",
  },
  scope: "global",
  inputs: {
    aliases: set(
      block({
        evaluateTargetHealth: flag({ required }),
        name: text({ required, minLength: 1, maxLength: 1024, same: "ignoring case" }),
        zoneId: text({ required, maxLength: 32 }),
      }),
      { maxItems: 1 },
    ),
    allowOverwrite: flag({ default: false, local: true }),
    cidrRoutingPolicy: block(
      { collectionId: text({ required }), locationName: text({ required }) },
      { requires: ["setIdentifier"] },
    ),
    failoverRoutingPolicies: list(block({ type: text({ required, oneOf: ["PRIMARY", "SECONDARY"] }) }), {
      requires: ["setIdentifier"],
    }),
    geolocationRoutingPolicies: list(block({ continent: text(), country: text(), subdivision: text() }), {
      requires: ["setIdentifier"],
    }),
    geoproximityRoutingPolicy: block(
      {
        awsRegion: text(),
        bias: integer({ min: -99, max: 99 }),
        coordinates: set(block({ latitude: text({ required }), longitude: text({ required }) })),
        localZoneGroup: text(),
      },
      { requires: ["setIdentifier"] },
    ),
    healthCheckId: text(),
    latencyRoutingPolicies: list(
      block({
        region: text({ required, pattern: /^[a-z]{2}(-[a-z]+)+-\d$/, rule: "must be the name of a Region" }),
      }),
      { requires: ["setIdentifier"] },
    ),
    multivalueAnswerRoutingPolicy: flag({ requires: ["setIdentifier"] }),
    name: text({
      required,
      forceNew,
      same: (a, b) => a.toLowerCase().replace(/\.$/, "") === b.toLowerCase().replace(/\.$/, ""),
    }),
    records: set(text(), { requires: ["ttl"] }),
    setIdentifier: text(),
    ttl: integer({ min: 0, conflictsWith: ["aliases"], requires: ["records"] }),
    type: text({
      required,
      oneOf: [
        "A",
        "AAAA",
        "CAA",
        "CNAME",
        "DS",
        "HTTPS",
        "MX",
        "NAPTR",
        "NS",
        "PTR",
        "SOA",
        "SPF",
        "SRV",
        "SSHFP",
        "SVCB",
        "TLSA",
        "TXT",
      ],
    }),
    weightedRoutingPolicies: list(block({ weight: integer({ required, min: 0, max: 255 }) }), {
      requires: ["setIdentifier"],
    }),
    zoneId: text({
      required,
      forceNew,
      refers: {
        to: "aws:route53/zone:Zone",
        missing: "NoSuchHostedZone",
        message: "No hosted zone found with ID: {value}",
      },
    }),
  },
  rules: [{ exactlyOneOf: ["aliases", "records"] }, { atMostOneOf: routingPolicies }],

  id: (c) =>
    [
      c.inputs.text("zoneId"),
      fqdnOf(c),
      c.inputs.text("type"),
      ...(c.inputs.has("setIdentifier") ? [c.inputs.text("setIdentifier")] : []),
    ].join("_"),

  outputs: { fqdn: fqdnOf },

  accept: (c) => {
    checkRecord(c);
    if (!c.inputs.has("setIdentifier") || routingPolicies.some((name) => c.inputs.has(name))) return;
    throw refusal(
      "InvalidInput",
      "Invalid request: Missing field 'Weight', 'Region', 'Failover', 'GeoLocation', 'MultiValueAnswer' or 'CidrRoutingConfig' in Change",
    );
  },
  timing: "seconds",
};
