import * as pulumi from "@pulumi/pulumi";
import { requestMetricsFilter } from "../storage/recordings";
import type { Metric } from "./alarms";

/** What a cell's alarms and its dashboard look at. */
export interface CellSignalsArgs {
  /** The part of the load balancer's ARN that starts with `app/`. */
  loadBalancerArnSuffix: pulumi.Input<string>;
  /** The part of the target group's ARN that starts with `targetgroup/`. */
  targetGroupArnSuffix: pulumi.Input<string>;
  /** ECS cluster of the SIP edge; must have Container Insights on. */
  clusterName: pulumi.Input<string>;
  serviceName: pulumi.Input<string>;
  /** Fewest tasks that the edge is scaled to. */
  minTasks: number;
  /** The autoscaling groups; each must publish the group metric `GroupInServiceInstances`. */
  fleets: readonly { name: string; autoscalingGroupName: pulumi.Input<string>; minSize: number }[];
  natGatewayIds: pulumi.Input<pulumi.Input<string>[]>;
  /** How many of `natGatewayIds` there are: the number of alarms must not wait for AWS. */
  natGatewayCount: number;
  /** Name of the bucket of a `Recordings`. */
  recordingsBucket: pulumi.Input<string>;
}

/** Every metric of a cell that an alarm or the dashboard reads, by what it says. */
export interface CellMetrics {
  readonly healthyTargets: Metric;
  readonly unhealthyTargets: Metric;
  readonly connections: Metric;
  readonly desiredTasks: Metric;
  readonly runningTasks: Metric;
  readonly edgeCpu: Metric;
  readonly inService: readonly { fleet: string; minSize: number; metric: Metric }[];
  /** Connections that a NAT gateway had no port for, one metric a gateway. */
  readonly natPortErrors: readonly Metric[];
  readonly recordingsRefused: Metric;
  readonly recordingsWritten: Metric;
}

export function cellMetrics(args: CellSignalsArgs): CellMetrics {
  const target = { LoadBalancer: args.loadBalancerArnSuffix, TargetGroup: args.targetGroupArnSuffix };
  const service = { ClusterName: args.clusterName, ServiceName: args.serviceName };
  const requests = { BucketName: args.recordingsBucket, FilterId: requestMetricsFilter };
  const natGatewayIds = pulumi.output(args.natGatewayIds);
  return {
    healthyTargets: metric("AWS/ApplicationELB", "HealthyHostCount", "Minimum", target),
    unhealthyTargets: metric("AWS/ApplicationELB", "UnHealthyHostCount", "Maximum", target),
    connections: metric("AWS/ApplicationELB", "ActiveConnectionCount", "Sum", {
      LoadBalancer: args.loadBalancerArnSuffix,
    }),
    desiredTasks: metric("ECS/ContainerInsights", "DesiredTaskCount", "Maximum", service),
    runningTasks: metric("ECS/ContainerInsights", "RunningTaskCount", "Minimum", service),
    edgeCpu: metric("AWS/ECS", "CPUUtilization", "Average", service),
    inService: args.fleets.map(({ name, minSize, autoscalingGroupName }) => ({
      fleet: name,
      minSize,
      metric: metric("AWS/AutoScaling", "GroupInServiceInstances", "Minimum", {
        AutoScalingGroupName: autoscalingGroupName,
      }),
    })),
    natPortErrors: Array.from({ length: args.natGatewayCount }, (_, index) =>
      metric("AWS/NATGateway", "ErrorPortAllocation", "Sum", {
        NatGatewayId: natGatewayIds.apply((ids) => ids[index] ?? missingNatGateway(index, ids.length)),
      }),
    ),
    recordingsRefused: metric("AWS/S3", "4xxErrors", "Sum", requests),
    recordingsWritten: metric("AWS/S3", "PutRequests", "Sum", requests),
  };
}

function metric(
  namespace: string,
  metricName: string,
  statistic: Metric["statistic"],
  dimensions: Record<string, pulumi.Input<string>>,
): Metric {
  return { namespace, metricName, statistic, dimensions };
}

function missingNatGateway(index: number, count: number): never {
  throw new Error(
    `natGatewayCount asks for NAT gateway ${index + 1}, but natGatewayIds has ${count}; make them equal`,
  );
}
