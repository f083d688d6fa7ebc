import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Place, placeOf } from "../../vocabulary/places";
import { type Fields, fieldsOf, isAbsent, isOn, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";

/** Routing that is there to lead away from what is down. A share by weight may be meant as one. */
const LEADS_AWAY = [
  "latencyRoutingPolicies",
  "multivalueAnswerRoutingPolicy",
  "geoproximityRoutingPolicy",
  "region",
  "multiValueAnswer",
  "geoProximityLocation",
];

/** Records that lead to what is down, because nobody looks. */
export const dnsFailoverBlind: ResourceRule = {
  id: "dns-failover-blind",
  title: "Records that choose among several places know which of them is healthy.",
  severity: "high",
  awsDefault: "Route 53 takes a record without a health check for healthy, always.",
  why: "The secondary of a pair is then never used, and latency routing sends callers to the nearest place also when it is gone.",
  remediation: [
    "Set `healthCheckId`, or `evaluateTargetHealth: true` on an alias.",
    "The last record, to which all the others fail over, needs none.",
  ],
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-simple-configs.html"],
  controls: { wellArchitected: ["REL11-BP02"] },
  types: ["aws:route53/record:Record", "aws-native:route53:RecordSet"],
  judge({ props }) {
    const choice = choiceOf(props);
    const findings = choice === undefined ? [] : looks(props);
    return findings.length > 0 && isUnknown(choice?.value) ? [undecided(choice?.property ?? "")] : findings;
  },
};

/** What makes the record choose, if anything does. */
function choiceOf(props: Fields): Place | undefined {
  const policies = itemsOf(props.failoverRoutingPolicies).map((policy) => ({
    property: "failoverRoutingPolicies",
    value: placeOf({ policy }, "policy.type").value,
  }));
  const roles = [...policies, { property: "failover", value: props.failover }];
  const primary = roles.find(({ value }) => isUnknown(value) || wordOf(value) === "primary");
  if (primary !== undefined) return primary;
  const property = LEADS_AWAY.find((name) => itemsOf(props[name]).some((item) => item !== false));
  return property === undefined ? undefined : { property, value: props[property] };
}

function looks({ healthCheckId, aliases, aliasTarget }: Fields): Finding[] {
  const evaluates = itemsOf(aliases ?? aliasTarget).map((alias) =>
    isUnknown(alias) ? alias : fieldsOf(alias).evaluateTargetHealth,
  );
  // A check that is not known yet will be one.
  if (!isAbsent(healthCheckId) || evaluates.some(isOn)) return [];
  if (evaluates.some(isUnknown)) return [undecided(isAbsent(aliases) ? "aliasTarget" : "aliases")];
  return [
    violation("The record has neither `healthCheckId` nor an alias with `evaluateTargetHealth: true`."),
  ];
}
