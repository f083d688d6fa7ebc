import { type ResourceRule, undecided } from "../../rule";
import { atMost } from "../../vocabulary/numbers";
import { type Fields, isAbsent, isUnknown, itemsOf } from "../../vocabulary/values";

/** What makes Route 53 answer one question in more than one way, so that an answer can go stale. */
const ROUTED_BY = [
  "failoverRoutingPolicies",
  "weightedRoutingPolicies",
  "latencyRoutingPolicies",
  "geolocationRoutingPolicies",
  "geoproximityRoutingPolicy",
  "cidrRoutingPolicy",
  "multivalueAnswerRoutingPolicy",
  "healthCheckId",
];
const NATIVE_ROUTED_BY = [
  "failover",
  "weight",
  "region",
  "geoLocation",
  "geoProximityLocation",
  "cidrRoutingConfig",
  "multiValueAnswer",
  "healthCheckId",
];
const NATIVE = "aws-native:route53:RecordSet";

const settings = {
  maximumSeconds: {
    description:
      "Longest time for which resolvers may keep the answer of a record that can change by itself. AWS asks for 60 s or less with a health check.",
    default: 60,
    minimum: 0,
  },
};

/** Records that fail over for those only who ask again. */
export const dnsFailoverSlow: ResourceRule<typeof settings> = {
  id: "dns-failover-slow",
  title: "Records that share traffic or fail over are asked for again within a minute.",
  severity: "medium",
  awsDefault:
    "Resolvers keep an answer for as long as the record's TTL says; alias records have 60 seconds of AWS's own.",
  why: "Who got the old address goes on using it until the TTL is over: the time of a failover is the health check's and the TTL's together.",
  remediation: [
    "Set `ttl` to what the setting `maximumSeconds` allows, or less.",
    "Better: an accelerator in front, whose addresses never change, and a record that never has to.",
  ],
  links: [
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover.html#rrsets-values-failover-ttl",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/best-practices-dns.html",
  ],
  controls: { wellArchitected: ["REL11-BP02"] },
  settings,
  types: ["aws:route53/record:Record", NATIVE],
  judge({ type, props }, { maximumSeconds }) {
    const value = props.ttl;
    if (isAbsent(value)) return [];
    const findings = atMost({ property: "ttl", value, leftOut: 0, unit: "s" }, maximumSeconds);
    const routed = routing(props, type === NATIVE ? NATIVE_ROUTED_BY : ROUTED_BY);
    if (findings.length === 0 || routed === "none") return [];
    return routed === "some" ? findings : [undecided(routed.unknown)];
  },
};

function routing(props: Fields, properties: readonly string[]): "some" | "none" | { unknown: string } {
  const said = properties.filter((property) => itemsOf(props[property]).some((item) => item !== false));
  if (said.some((property) => !isUnknown(props[property]))) return "some";
  const [unknown] = said;
  return unknown === undefined ? "none" : { unknown };
}
