import { type ResourceRule, undecided, violation } from "../../rule";
import { integerOf, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";

const settings = {
  minimumDays: { description: "Days for which logs must be kept at least.", default: 1, minimum: 1 },
  maximumDays: {
    description: "Days after which logs must be gone.",
    default: 3653,
    minimum: 1,
    maximum: 3653,
  },
};

/** Log groups that keep everything for good, or nothing for long enough. */
export const logGroupRetention: ResourceRule<typeof settings> = {
  id: "log-group-retention",
  title: "Log groups say how long they keep logs.",
  severity: "medium",
  awsDefault: "CloudWatch keeps logs for good, at 0.03 USD a GB and month.",
  why: "Logs hold addresses and numbers of callers; what is kept without a reason can leak, and is paid for.",
  remediation: ["Set `retentionInDays`, for example to 30 or 365; 0 is for good."],
  links: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
  ],
  controls: { wellArchitected: ["SEC04-BP01"] },
  settings,
  types: ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"],
  judge({ props: { retentionInDays, logGroupClass } }, { minimumDays, maximumDays }) {
    // Groups of the class DELIVERY keep logs for two days, which cannot be changed.
    if (wordOf(logGroupClass) === "delivery") return [];
    if (isUnknown(retentionInDays)) return [undecided("retentionInDays")];
    const days = integerOf(retentionInDays) ?? 0;
    if (days >= minimumDays && days <= maximumDays) return [];
    if (isUnknown(logGroupClass)) return [undecided("logGroupClass")];
    if (isAbsent(retentionInDays))
      return [violation("`retentionInDays` is left out, and AWS then keeps the logs for good.")];
    if (days === 0)
      return [violation("`retentionInDays` is 0 or no number, and AWS then keeps the logs for good.")];
    return [violation(`\`retentionInDays\` is ${days}, not from ${minimumDays} to ${maximumDays}.`)];
  },
};
