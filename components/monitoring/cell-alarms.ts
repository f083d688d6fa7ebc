import * as pulumi from "@pulumi/pulumi";
import { type AlarmSpec, createAlarms } from "./alarms";
import { type CellMetrics, type CellSignalsArgs, cellMetrics } from "./cell-metrics";

export interface CellAlarmsArgs extends CellSignalsArgs {
  /** ARN of an `AlarmTopic` in the cell's Region. */
  topicArn: pulumi.Input<string>;
}

/**
 * The alarms of a cell, each with what an operator does first in its description: unhealthy targets, no healthy target
 * (which is no healthy endpoint for the accelerator), edge tasks that keep ending, too few of them, a fleet below its
 * minimum, a NAT gateway out of ports, recordings refused.
 *
 * Cost: $0.10 a month for each metric that an alarm reads, about $1 for a cell with three NAT gateways.
 */
export class CellAlarms extends pulumi.ComponentResource {
  constructor(name: string, args: CellAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:CellAlarms", name, {}, opts);
    const metrics = cellMetrics(args);
    const specs = [
      ...ingressAlarms(metrics),
      ...edgeAlarms(metrics, args.minTasks),
      ...fleetAlarms(metrics),
      ...natAlarms(metrics),
      recordingsAlarm(metrics),
    ];
    createAlarms(name, specs, args.topicArn, { parent: this });
    this.registerOutputs({});
  }
}

function ingressAlarms({ healthyTargets, unhealthyTargets }: CellMetrics): AlarmSpec[] {
  return [
    {
      suffix: "unhealthy-targets",
      description:
        "Edge tasks fail the deep health check: Kamailio is down, or sees no healthy FreeSWITCH or no RTPEngine. Read the " +
        "edge's log group first, then the fleets' alarms.",
      metric: unhealthyTargets,
      comparison: "GreaterThanThreshold",
      threshold: 0,
      periodSeconds: 60,
      periods: [3, 5],
      missingData: "notBreaching",
    },
    {
      suffix: "no-healthy-endpoint",
      description:
        "No edge task is healthy, so the accelerator sends this cell's users to other Regions. Undo the last rollout of " +
        "the cell; if there was none, look at the edge's stopped tasks and at both fleets.",
      metric: healthyTargets,
      comparison: "LessThanThreshold",
      threshold: 1,
      periodSeconds: 60,
      periods: [2, 2],
      // A load balancer that reports no targets has none.
      missingData: "breaching",
    },
  ];
}

/** A rolling deployment keeps all desired tasks running, and a scale-out is over in two minutes: neither sets these off. */
function edgeAlarms({ desiredTasks, runningTasks }: CellMetrics, minTasks: number): AlarmSpec[] {
  return [
    {
      suffix: "edge-restarts",
      description:
        "The edge runs fewer tasks than it wants to for minutes: tasks keep ending or cannot start. Read the stopped " +
        "reason of the service's last tasks, then the edge's log group.",
      metric: { expression: "m1 - m2", metrics: [desiredTasks, runningTasks] },
      comparison: "GreaterThanThreshold",
      threshold: 0,
      periodSeconds: 60,
      periods: [5, 15],
      missingData: "notBreaching",
    },
    {
      suffix: "edge-below-minimum",
      description: `Fewer than ${minTasks} edge tasks run. Look at the service's events: no capacity, no image, or a task that ends.`,
      metric: runningTasks,
      comparison: "LessThanThreshold",
      threshold: minTasks,
      periodSeconds: 60,
      periods: [5, 5],
      missingData: "breaching",
    },
  ];
}

function fleetAlarms({ inService }: CellMetrics): AlarmSpec[] {
  return inService.map(({ fleet, minSize, metric }) => ({
    suffix: `${fleet}-below-minimum`,
    description:
      `Fewer than ${minSize} ${fleet} instances are in service. Look at the autoscaling group's activity: no capacity, or ` +
      "instances that never end their launch hook (read the console output of the newest one).",
    metric,
    comparison: "LessThanThreshold",
    threshold: minSize,
    periodSeconds: 60,
    // An instance that is replaced in turn, as an instance refresh does, needs some minutes to boot.
    periods: [10, 10],
    missingData: "breaching",
  }));
}

function natAlarms({ natPortErrors }: CellMetrics): AlarmSpec[] {
  return natPortErrors.map((metric, index) => ({
    suffix: `nat-${index + 1}-ports`,
    description:
      "A NAT gateway has no port left for a destination (55,000 at once for each), so new connections out of the cell " +
      "fail. Find the instance that opens them in the VPC flow logs; add a VPC endpoint if it is an AWS service.",
    metric,
    comparison: "GreaterThanThreshold",
    threshold: 0,
    periodSeconds: 300,
    periods: [1, 1],
    missingData: "notBreaching",
  }));
}

/**
 * Request metrics count every 4xx. The fleet only writes, so that what S3 answers with 4xx is a recording refused: by
 * the role, the bucket policy, or the key. Such a one is tried again within a minute, period after period; once only
 * comes the 412 to a recording that is there already, because an earlier answer was lost.
 */
function recordingsAlarm({ recordingsRefused }: CellMetrics): AlarmSpec {
  return {
    suffix: "recordings-refused",
    description:
      "S3 refuses recordings; they pile up on the switches' disks. Find the error code in the bucket's access logs: after " +
      "AccessDenied look at the last change to the switches' role, the bucket policy and the key.",
    metric: recordingsRefused,
    comparison: "GreaterThanThreshold",
    threshold: 0,
    periodSeconds: 300,
    periods: [2, 2],
    missingData: "notBreaching",
  };
}
