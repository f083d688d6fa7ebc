import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface EdgeScalingArgs {
  clusterName: pulumi.Input<string>;
  serviceName: pulumi.Input<string>;
  loadBalancerArnSuffix: pulumi.Input<string>;
  minTasks: number;
  maxTasks: number;
  /** WebSocket connections a task; each browser or app holds one. */
  connectionsPerTask: number;
}

/** Room for registrations after a failover: the other cell's callers arrive within seconds, a task starts in a minute. */
const cpuTargetPercent = 50;

/** Target tracking of the edge on connections a task and on CPU, whichever wants more tasks. Costs nothing. */
export class EdgeScaling extends pulumi.ComponentResource {
  constructor(name: string, args: EdgeScalingArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:EdgeScaling", name, {}, opts);
    const target = new aws.appautoscaling.Target(
      name,
      {
        serviceNamespace: "ecs",
        scalableDimension: "ecs:service:DesiredCount",
        resourceId: pulumi.interpolate`service/${args.clusterName}/${args.serviceName}`,
        minCapacity: args.minTasks,
        maxCapacity: args.maxTasks,
      },
      { parent: this },
    );
    this.track(`${name}-connections`, target, {
      targetValue: args.connectionsPerTask,
      customizedMetricSpecification: { metrics: connectionsPerTask(args) },
    });
    this.track(`${name}-cpu`, target, {
      targetValue: cpuTargetPercent,
      predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
    });
    this.registerOutputs();
  }

  private track(
    name: string,
    target: aws.appautoscaling.Target,
    goal: aws.types.input.appautoscaling.PolicyTargetTrackingScalingPolicyConfiguration,
  ): void {
    new aws.appautoscaling.Policy(
      name,
      {
        policyType: "TargetTrackingScaling",
        serviceNamespace: target.serviceNamespace,
        scalableDimension: target.scalableDimension,
        resourceId: target.resourceId,
        // Out at once, in slowly: taking a task away cuts its WebSockets.
        targetTrackingScalingPolicyConfiguration: { scaleOutCooldown: 30, scaleInCooldown: 600, ...goal },
      },
      { parent: this },
    );
  }
}

/**
 * Open WebSockets over running tasks. The load balancer counts each twice, the caller's side and the edge's
 * (AWS: "CloudWatch metrics for your Application Load Balancer").
 */
function connectionsPerTask(args: EdgeScalingArgs) {
  return [
    {
      id: "connections",
      returnData: false,
      metricStat: {
        stat: "Sum",
        metric: {
          namespace: "AWS/ApplicationELB",
          metricName: "ActiveConnectionCount",
          dimensions: [{ name: "LoadBalancer", value: args.loadBalancerArnSuffix }],
        },
      },
    },
    {
      id: "tasks",
      returnData: false,
      metricStat: {
        stat: "Average",
        metric: {
          namespace: "ECS/ContainerInsights",
          metricName: "RunningTaskCount",
          dimensions: [
            { name: "ClusterName", value: args.clusterName },
            { name: "ServiceName", value: args.serviceName },
          ],
        },
      },
    },
    { id: "perTask", label: "WebSockets a task", expression: "connections / 2 / tasks", returnData: true },
  ];
}
