import { type Place, placeOf } from "../../places";
import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, fieldsOf, isAbsent, isOn, isUnknown, itemsOf, wordOf } from "../../values";

/** Routing that is there to lead away from what is down. A share by weight may be meant as one. */
const LEADS_AWAY = ["latencyRoutingPolicies", "multivalueAnswerRoutingPolicy", "geoproximityRoutingPolicy"];

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
  types: ["aws:route53/record:Record"],
  judge({ props }) {
    const choice = choiceOf(props);
    const findings = choice === undefined ? [] : looks(props);
    return findings.length > 0 && isUnknown(choice?.value) ? [undecided(choice?.property ?? "")] : findings;
  },
};

/** What makes the record choose, if anything does. */
function choiceOf(props: Fields): Place | undefined {
  const policies = itemsOf(props.failoverRoutingPolicies).map(
    (policy) => placeOf({ policy }, "policy.type").value,
  );
  const primary = policies.find((type) => isUnknown(type) || wordOf(type) === "primary");
  if (primary !== undefined) return { property: "failoverRoutingPolicies", value: primary };
  const property = LEADS_AWAY.find((name) => itemsOf(props[name]).some((item) => item !== false));
  return property === undefined ? undefined : { property, value: props[property] };
}

function looks({ healthCheckId, aliases }: Fields): Finding[] {
  const evaluates = itemsOf(aliases).map((alias) =>
    isUnknown(alias) ? alias : fieldsOf(alias).evaluateTargetHealth,
  );
  // A check that is not known yet will be one.
  if (!isAbsent(healthCheckId) || evaluates.some(isOn)) return [];
  if (evaluates.some(isUnknown)) return [undecided("aliases")];
  return [
    violation("The record has neither `healthCheckId` nor an alias with `evaluateTargetHealth: true`."),
  ];
}
