import {
  type Bag,
  block,
  type Context,
  flag,
  forceNew,
  integer,
  list,
  type Problem,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
  type Value,
  type ValueMap,
} from "../../model/table";
import { toVpc } from "../references";
import { applicationProtocols, networkProtocols } from "./protocols";
import { targetHealth } from "./target-health";

const groupName = {
  pattern: /^[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/,
  rule: "must hold only letters, digits and hyphens, and neither begin nor end with a hyphen",
} as const;

export const targetGroup: ResourceTable = {
  token: "aws:lb/targetGroup:TargetGroup",
  aliases: [
    "aws:elasticloadbalancingv2/targetGroup:TargetGroup",
    "aws:alb/targetGroup:TargetGroup",
    "aws:applicationloadbalancing/targetGroup:TargetGroup",
  ],
  service: "Elastic Load Balancing v2",
  title: "ELBv2 Target Group",
  operations: { update: "ModifyTargetGroupAttributes" },
  scope: "regional",
  inputs: {
    connectionTermination: flag({ computed: true }),
    deregistrationDelay: integer({ default: 300, min: 0, max: 3600 }),
    healthCheck: block(
      {
        enabled: flag({ default: true }),
        healthyThreshold: integer({ default: 3, min: 2, max: 10 }),
        interval: integer({ default: 30, min: 5, max: 300 }),
        matcher: text({ computed: true }),
        path: text({
          computed: true,
          maxLength: 1024,
          pattern: /^(\/.*)?$/,
          rule: "must begin with a slash",
        }),
        port: text({ default: "traffic-port", check: healthPort }),
        protocol: text({ default: "HTTP", oneOf: ["HTTP", "HTTPS", "TCP"], same: "ignoring case" }),
        timeout: integer({ computed: true, min: 2, max: 120 }),
        unhealthyThreshold: integer({ default: 3, min: 2, max: 10 }),
      },
      { computed: true },
    ),
    ipAddressType: text({ forceNew, computed: true, oneOf: ["ipv4", "ipv6"] }),
    lambdaMultiValueHeadersEnabled: flag({ default: false }),
    loadBalancingAlgorithmType: text({
      computed: true,
      oneOf: ["round_robin", "least_outstanding_requests", "weighted_random"],
    }),
    loadBalancingAnomalyMitigation: text({ computed: true, oneOf: ["on", "off"] }),
    loadBalancingCrossZoneEnabled: text({
      computed: true,
      oneOf: ["true", "false", "use_load_balancer_configuration"],
    }),
    name: text({ forceNew, ...groupName, maxLength: 32, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, ...groupName, computed: true, maxLength: 6 }),
    port: integer({ forceNew, min: 1, max: 65_535 }),
    preserveClientIp: text({ computed: true, oneOf: ["true", "false"] }),
    protocol: text({ forceNew, oneOf: ["HTTP", "HTTPS", "GENEVE", ...networkProtocols] }),
    protocolVersion: text({ forceNew, computed: true, oneOf: ["HTTP1", "HTTP2", "GRPC"] }),
    proxyProtocolV2: flag({ default: false }),
    slowStart: integer({
      default: 0,
      check: (value) =>
        value === 0 || (Number(value) >= 30 && Number(value) <= 900) ? undefined : "must be 0 or 30 to 900",
    }),
    stickiness: block(
      {
        cookieDuration: integer({ default: 86_400, min: 0, max: 604_800 }),
        cookieName: text(),
        enabled: flag({ default: true }),
        type: text({
          required,
          oneOf: ["lb_cookie", "app_cookie", "source_ip", "source_ip_dest_ip", "source_ip_dest_ip_proto"],
        }),
      },
      { computed: true },
    ),
    tags: tags(),
    targetControlPort: integer({ min: 1, max: 65_535 }),
    targetFailovers: list(
      block({
        onDeregistration: text({ required, oneOf: ["rebalance", "no_rebalance"] }),
        onUnhealthy: text({ required, oneOf: ["rebalance", "no_rebalance"] }),
      }),
      { computed: true },
    ),
    targetGroupHealth: block(
      {
        dnsFailover: block({
          minimumHealthyTargetsCount: text({ default: "1" }),
          minimumHealthyTargetsPercentage: text({ default: "off" }),
        }),
        unhealthyStateRouting: block({
          minimumHealthyTargetsCount: integer({ default: 1 }),
          minimumHealthyTargetsPercentage: text({ default: "off" }),
        }),
      },
      { computed: true },
    ),
    targetHealthStates: list(
      block({
        enableUnhealthyConnectionTermination: flag({ required }),
        unhealthyDrainingInterval: integer({ min: 0, max: 360_000 }),
      }),
      { computed: true },
    ),
    targetType: text({ forceNew, default: "instance", oneOf: ["instance", "ip", "lambda", "alb"] }),
    vpcId: text({
      forceNew,
      refers: {
        ...toVpc,
        missing: "ValidationError",
        message: "The VPC ID '{value}' is not found",
        holds: false,
      },
    }),
  },

  autoName: { maxLength: 32 },
  id: "arn:{partition}:elasticloadbalancing:{region}:{account}:targetgroup/{name}/{hex:16}",

  outputs: {
    arn: "{id}",
    arnSuffix: (c) => c.fill("{id}").split(":").at(-1) ?? "",
    loadBalancerArns: () => [],
    namePrefix: "",
    protocolVersion: (c) => (isHttp(c) ? "HTTP1" : ""),
    ipAddressType: (c) => (c.inputs.text("targetType") === "lambda" ? "" : "ipv4"),
    preserveClientIp: "",
    connectionTermination: () => false,
    loadBalancingAlgorithmType: (c) => (isHttp(c) ? "round_robin" : ""),
    loadBalancingAnomalyMitigation: (c) => (isHttp(c) ? "off" : ""),
    loadBalancingCrossZoneEnabled: "use_load_balancer_configuration",
    healthCheck: defaultHealthCheck,
    stickiness: (c) => ({
      enabled: false,
      type: isHttp(c) ? "lb_cookie" : "source_ip",
      cookieDuration: isHttp(c) ? 86_400 : 0,
      cookieName: "",
    }),
    targetFailovers: () => [],
    targetHealthStates: () => [],
    targetGroupHealth: () => ({
      dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
      unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
    }),
  },

  check: checkTargetGroup,
  unique: [
    {
      by: ["name"],
      code: "DuplicateTargetGroupName",
      message: "A target group with the same name '{name}' exists, but with different settings",
    },
  ],
  accept: checkIntervals,
  deletion: {
    blocked: {
      code: "ResourceInUse",
      message: "Target group '{id}' is currently in use by a listener or a rule",
    },
  },
  live: targetHealth,
};

function isHttp(c: Context): boolean {
  return applicationProtocols.includes(c.inputs.text("protocol") ?? "");
}

function defaultHealthCheck(c: Context): ValueMap {
  const http = isHttp(c);
  const grpc = c.inputs.text("protocolVersion") === "GRPC";
  const protocol = http ? "HTTP" : "TCP";
  const timeout = c.inputs.text("targetType") === "lambda" ? 30 : http ? 5 : 10;
  return {
    // Assumed: what the API itself takes when no health check is given; the provider has 3 and 3 for a block without thresholds.
    enabled: c.inputs.text("targetType") !== "lambda",
    protocol,
    port: "traffic-port",
    interval: 30,
    timeout,
    healthyThreshold: http ? 5 : 3,
    unhealthyThreshold: http ? 2 : 3,
    path: http ? (grpc ? "/AWS.ALB/healthcheck" : "/") : "",
    matcher: http ? (grpc ? "12" : "200") : "",
  };
}

function healthPort(value: Value): string | undefined {
  const port = Number(value);
  return value === "traffic-port" || (Number.isInteger(port) && port >= 1 && port <= 65_536)
    ? undefined
    : "must be traffic-port or 1 to 65536";
}

function checkTargetGroup(inputs: Bag): Problem[] {
  const problems: Problem[] = [];
  const lambda = inputs.text("targetType") === "lambda";
  if (!lambda)
    for (const path of ["port", "protocol", "vpcId"])
      if (!inputs.has(path)) problems.push({ path, reason: "is required unless targetType is lambda" });
  const http = applicationProtocols.includes(inputs.text("protocol") ?? "");
  if (inputs.has("protocolVersion") && !http && !inputs.isUnknown("protocol"))
    problems.push({ path: "protocolVersion", reason: "goes only with the protocols HTTP and HTTPS" });
  const check = inputs.block("healthCheck");
  if (check.text("protocol")?.toUpperCase() !== "TCP") return problems;
  if (http || lambda)
    problems.push({
      path: "healthCheck.protocol",
      reason: `TCP is not supported with ${lambda ? "targetType lambda" : "protocol HTTP or HTTPS"}`,
    });
  for (const name of ["matcher", "path"])
    if (check.has(name))
      problems.push({
        path: `healthCheck.${name}`,
        reason: "is not supported with the health check protocol TCP",
      });
  return problems;
}

function checkIntervals(c: Context): void {
  const { interval, timeout } = {
    interval: c.inputs.block("healthCheck").number("interval") ?? 30,
    timeout: c.inputs.block("healthCheck").number("timeout"),
  };
  if (timeout === undefined || timeout < interval) return;
  throw refusal("ValidationError", `Health check interval must be greater than the timeout.`);
}
