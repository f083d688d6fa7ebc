import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { integerOf, isAbsent, isUnknown } from "../../vocabulary/values";
import {
  HEALTH_CHECK_TYPES,
  isOtherwiseJudged,
  orUnknownKind,
  timingOf,
  type Written,
} from "../health-checks";

const settings = {
  maximumSeconds: {
    description:
      "Longest time from the failure of a target to the moment when it gets no traffic any more: interval × failures + time-out.",
    default: 30,
    minimum: 10,
  },
};

/** How long a dead target keeps its traffic. */
export const healthCheckSlow: ResourceRule<typeof settings> = {
  id: "health-check-slow",
  title: "Health checks find a dead target within the goal for failover.",
  severity: "medium",
  awsDefault:
    "Checks come every 30 seconds and it takes two or three failures: a dead target gets traffic for 60 to 95 seconds.",
  why: "Every call that arrives in the meantime is lost. With a load balancer as endpoint, the accelerator waits for this very check before it turns to another Region.",
  remediation: [
    "Shorten the interval (5 s for a target group, 10 s for Route 53 and the accelerator) and let two failures in a row decide.",
    "Keep interval × failures + time-out within the setting `maximumSeconds`.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoint-groups-health-check-options.html",
    "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html",
  ],
  controls: { wellArchitected: ["REL11-BP01", "REL11-BP02"] },
  settings,
  types: HEALTH_CHECK_TYPES,
  judge(resource, { maximumSeconds }) {
    if (isOtherwiseJudged(resource)) return [];
    return orUnknownKind(resource, detection(resource, maximumSeconds));
  },
};

function detection(resource: Resource, maximumSeconds: number): Finding[] {
  const timing = timingOf(resource);
  const unknown = timing.filter(({ value }) => isUnknown(value));
  if (unknown.length > 0) return [...new Set(unknown.map(({ property }) => property))].map(undecided);
  const [interval = 0, failures = 0, timeout = 0] = timing.map(asTaken);
  const seconds = interval * failures + timeout;
  if (seconds <= maximumSeconds) return [];
  const written = timing.map((number) => `${nameOf(number)} ${asTaken(number)}`).join(", ");
  return [
    violation(
      `A dead target is found after ${seconds} s (${written}), which is more than ${maximumSeconds} s.`,
    ),
  ];
}

/** What is no number is refused by the provider, and counts as left out here. */
const asTaken = ({ value, leftOut }: Written): number => integerOf(value) ?? leftOut;

const nameOf = ({ property, value }: Written): string =>
  `\`${property}\`${isAbsent(value) ? " left out:" : ""}`;
