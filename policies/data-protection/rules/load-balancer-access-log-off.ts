import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { valueInPairs } from "../../vocabulary/pairs";
import { placeOf } from "../../vocabulary/places";
import { CLASSIC_LOAD_BALANCER_TYPES, isNative, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { describeSwitch, isAbsent, isOn, isUnknown, wordOf } from "../../vocabulary/values";

const NO_LOG = "AWS then writes no access log";

/** Application and Classic Load Balancers; Network ones log TLS connections only, Gateway ones nothing. */
export const loadBalancerAccessLogOff: ResourceRule = {
  id: "load-balancer-access-log-off",
  title: "Application and Classic Load Balancers write access logs.",
  severity: "medium",
  awsDefault: "A load balancer writes no access log unless one is turned on.",
  why: "Without it nobody can say who connected, from where and with which result, when something has happened.",
  remediation: [
    "Set `accessLogs: { enabled: true, bucket: ... }`; the bucket's policy must let `logdelivery.elasticloadbalancing.amazonaws.com` write.",
    "Let the bucket delete logs by age.",
  ],
  links: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html"],
  controls: {
    fsbp: ["ELB.5"],
    wellArchitected: ["SEC04-BP01"],
    cdkNag: ["AwsSolutions-ELB2"],
    awsguard: ["elb-logging-enabled"],
  },
  types: [...LOAD_BALANCER_TYPES, ...CLASSIC_LOAD_BALANCER_TYPES],
  judge(resource) {
    const findings = judgeLog(resource);
    const property = isNative(resource.type) ? "type" : "loadBalancerType";
    const kind = resource.props[property];
    if (findings.length === 0 || ["network", "gateway"].includes(wordOf(kind) ?? "")) return [];
    return isUnknown(kind) ? [undecided(property)] : findings;
  },
};

function judgeLog({ type, props }: Resource): Finding[] {
  const isClassic = CLASSIC_LOAD_BALANCER_TYPES.includes(type);
  if (isNative(type) && !isClassic) {
    return judgeSwitch(
      "loadBalancerAttributes",
      valueInPairs(props.loadBalancerAttributes, "access_logs.s3.enabled"),
    );
  }
  const block = isNative(type) ? "accessLoggingPolicy" : "accessLogs";
  const { property, value } = placeOf(props, `${block}.enabled`);
  // In the block of a classic one, `enabled` is true when it is left out; the native provider asks for it.
  return isClassic && !isNative(type) && isAbsent(value) && !isAbsent(props[block])
    ? []
    : judgeSwitch(property, value);
}

function judgeSwitch(property: string, value: unknown): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  return isOn(value) ? [] : [violation(`${describeSwitch(property, value, NO_LOG)}.`)];
}
