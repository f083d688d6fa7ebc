/** Health checks in one shape for every way there is to write them. */

import { type Finding, type Resource, undecided } from "../rule";
import { type Place, placeOf } from "../vocabulary/places";
import {
  CLASSIC_LOAD_BALANCER_TYPES,
  ENDPOINT_GROUP_TYPES,
  each,
  TARGET_GROUP_TYPES,
} from "../vocabulary/tokens";
import { type Fields, fieldsOf, isOff, isUnknown, itemsOf, wordOf } from "../vocabulary/values";

interface NumberShape {
  readonly path: string;
  readonly leftOut: number;
}

/** Where a type writes its check, and what AWS takes for what is left out. */
interface Shape {
  readonly interval: NumberShape;
  readonly failures: NumberShape;
  /** None where it cannot be chosen. */
  readonly timeout?: NumberShape;
  readonly path: string;
  readonly protocol: string;
  readonly matcher?: string;
  readonly enabled?: string;
}

const TARGET_GROUP: Shape = {
  interval: { path: "healthCheck.interval", leftOut: 30 },
  failures: { path: "healthCheck.unhealthyThreshold", leftOut: 3 },
  timeout: { path: "healthCheck.timeout", leftOut: 5 },
  path: "healthCheck.path",
  protocol: "healthCheck.protocol",
  matcher: "healthCheck.matcher",
  enabled: "healthCheck.enabled",
};

const ACCELERATOR: Shape = {
  interval: { path: "healthCheckIntervalSeconds", leftOut: 30 },
  failures: { path: "thresholdCount", leftOut: 3 },
  path: "healthCheckPath",
  protocol: "healthCheckProtocol",
};

const SHAPES: Readonly<Record<string, Shape>> = {
  ...each(TARGET_GROUP_TYPES, TARGET_GROUP),
  "aws-native:elasticloadbalancingv2:TargetGroup": {
    interval: { path: "healthCheckIntervalSeconds", leftOut: 30 },
    failures: { path: "unhealthyThresholdCount", leftOut: 2 },
    timeout: { path: "healthCheckTimeoutSeconds", leftOut: 5 },
    path: "healthCheckPath",
    protocol: "healthCheckProtocol",
    matcher: "matcher.httpCode",
    enabled: "healthCheckEnabled",
  },
  "aws:route53/healthCheck:HealthCheck": {
    interval: { path: "requestInterval", leftOut: 30 },
    failures: { path: "failureThreshold", leftOut: 3 },
    path: "resourcePath",
    protocol: "type",
  },
  "aws-native:route53:HealthCheck": {
    interval: { path: "healthCheckConfig.requestInterval", leftOut: 30 },
    failures: { path: "healthCheckConfig.failureThreshold", leftOut: 3 },
    path: "healthCheckConfig.resourcePath",
    protocol: "healthCheckConfig.type",
  },
  ...each(ENDPOINT_GROUP_TYPES, ACCELERATOR),
};

/** Classic load balancers write path and protocol into one text. */
export const CLASSIC = {
  types: CLASSIC_LOAD_BALANCER_TYPES,
  interval: { path: "healthCheck.interval", leftOut: 30 },
  failures: { path: "healthCheck.unhealthyThreshold", leftOut: 2 },
  timeout: { path: "healthCheck.timeout", leftOut: 5 },
};

export const HEALTH_CHECK_TYPES = [...Object.keys(SHAPES), ...CLASSIC.types];

export const shapeOf = (type: string): Shape | undefined => SHAPES[type];

/** A number of a check, as written and as AWS takes it where nothing is written. */
export interface Written extends Place {
  readonly leftOut: number;
}

/** Interval, failures and time-out. */
export function timingOf({ type, props }: Resource): Written[] {
  const shape = CLASSIC.types.includes(type) ? CLASSIC : shapeOf(type);
  if (!shape) return [];
  return [shape.interval, shape.failures, shape.timeout].flatMap((number) =>
    number ? [{ ...placeOf(props, number.path), leftOut: number.leftOut }] : [],
  );
}

/** A check that is not made by a request: functions, calculated checks, load balancers as the accelerator's endpoints. */
export function isOtherwiseJudged({ type, props }: Resource): boolean {
  if (type.includes("route53")) {
    const { value } = kindOf(type, props);
    return !isUnknown(value) && !/^(https?|tcp)/.test(wordOf(value) ?? "");
  }
  if (type.includes("globalaccelerator")) return endpointsOf(props).every(isLoadBalancer);
  return wordOf(props.targetType) === "lambda" || isOff(placeOf(props, shapeOf(type)?.enabled ?? "").value);
}

/** Undecided in the place of findings, where what decides whether they matter is not known yet. */
export function orUnknownKind({ type, props }: Resource, findings: Finding[]): Finding[] {
  if (findings.length === 0) return [];
  const kind = kindOf(type, props);
  if (isUnknown(kind.value)) return [undecided(kind.property)];
  if (isUnknown(placeOf(props, shapeOf(type)?.enabled ?? "enabled").value)) return [undecided("healthCheck")];
  const hidden = type.includes("globalaccelerator") && endpointsOf(props).some(isUnknown);
  return hidden ? [undecided("endpointConfigurations")] : findings;
}

/** What decides whether the check is made by a request: its own kind, or that of the targets. */
const kindOf = (type: string, props: Fields): Place =>
  placeOf(props, type.includes("route53") ? (shapeOf(type)?.protocol ?? "") : "targetType");

const endpointsOf = ({ endpointConfigurations }: Fields): readonly unknown[] =>
  itemsOf(endpointConfigurations).map((item) => (isUnknown(item) ? item : fieldsOf(item).endpointId));

const isLoadBalancer = (endpoint: unknown): boolean =>
  typeof endpoint === "string" && endpoint.includes(":loadbalancer/");
