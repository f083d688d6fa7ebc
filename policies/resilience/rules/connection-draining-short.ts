import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { valueInPairs } from "../../vocabulary/pairs";
import { placeOf } from "../../vocabulary/places";
import { CLASSIC_LOAD_BALANCER_TYPES, isNative, TARGET_GROUP_TYPES } from "../../vocabulary/tokens";
import { describeSwitch, isOn, isUnknown, wordOf } from "../../vocabulary/values";

const NATIVE_ATTRIBUTE = "deregistration_delay.timeout_seconds";
/** Where a Classic Load Balancer says whether it drains, and for how long. */
const CLASSIC = { enabled: "connectionDraining", timeout: "connectionDrainingTimeout" };
const NATIVE_CLASSIC = {
  enabled: "connectionDrainingPolicy.enabled",
  timeout: "connectionDrainingPolicy.timeout",
};

const settings = {
  minimumSeconds: {
    description:
      "Shortest time for which a target that leaves keeps its connections; AWS takes 0 to 3,600 s.",
    default: 30,
    minimum: 0,
    maximum: 3600,
  },
};

/** What a target that leaves does to those who are connected to it. */
export const connectionDrainingShort: ResourceRule<typeof settings> = {
  id: "connection-draining-short",
  title: "A target that leaves its load balancer keeps its connections long enough to end them.",
  severity: "medium",
  awsDefault:
    "Target groups wait for 300 seconds; connection draining of a Classic Load Balancer is off where nothing is said.",
  why: "Each deployment otherwise cuts requests and WebSockets in the middle, and phones lose their registration.",
  remediation: [
    "Leave `deregistrationDelay` out, or set it to what the setting `minimumSeconds` asks for, or more.",
    "Set `connectionDraining: true` on a Classic Load Balancer.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/config-conn-drain.html",
  ],
  controls: { fsbp: ["ELB.7"], cdkNag: ["AwsSolutions-ELB3"] },
  settings,
  types: [...TARGET_GROUP_TYPES, ...CLASSIC_LOAD_BALANCER_TYPES],
  judge(resource, { minimumSeconds }) {
    if (CLASSIC_LOAD_BALANCER_TYPES.includes(resource.type)) return classic(resource, minimumSeconds);
    const findings = atLeast(delayOf(resource), minimumSeconds);
    const { targetType } = resource.props;
    if (findings.length > 0 && isUnknown(targetType)) return [undecided("targetType")];
    // A function has no connections to drain.
    return wordOf(targetType) === "lambda" ? [] : findings;
  },
};

function delayOf({ type, props }: Resource) {
  if (!isNative(type)) {
    return { property: "deregistrationDelay", value: props.deregistrationDelay, leftOut: 300, unit: "s" };
  }
  const value = valueInPairs(props.targetGroupAttributes, NATIVE_ATTRIBUTE);
  const property = isUnknown(value) ? "targetGroupAttributes" : NATIVE_ATTRIBUTE;
  return { property, value, leftOut: 300, unit: "s" };
}

function classic({ type, props }: Resource, minimumSeconds: number): Finding[] {
  const paths = isNative(type) ? NATIVE_CLASSIC : CLASSIC;
  const { property, value } = placeOf(props, paths.enabled);
  if (isUnknown(value)) return [undecided(property)];
  if (!isOn(value))
    return [violation(`${describeSwitch(property, value, "connections are then cut at once")}.`)];
  return atLeast({ ...placeOf(props, paths.timeout), leftOut: 300, unit: "s" }, minimumSeconds);
}
