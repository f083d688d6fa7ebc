import * as pulumi from "@pulumi/pulumi";
import { acceleratorMetrics, acceleratorMetricsRegion } from "./accelerator-metrics";
import { AlarmTopic } from "./alarm-topic";
import { type AlarmSpec, createAlarms } from "./alarms";

export interface AcceleratorAlarmsArgs {
  /** ARN of the accelerator's listener for SIP over WebSocket. */
  listenerArn: pulumi.Input<string>;
  /** The accelerator has IPv6 addresses, so a cell without IPv6 can leave flows without an endpoint. */
  dualStack: boolean;
  /**
   * Address that gets every alarm, once it has confirmed AWS's mail.
   * @default - nobody; subscribe what you like to the topic
   */
  email?: string;
}

/**
 * What the accelerator itself sees of the cells: an unhealthy endpoint, no healthy endpoint at all, and, with dual stack,
 * IPv6 flows that found no endpoint. The alarms and their topic are in us-west-2, whatever the stack's Region, and their
 * number does not depend on the number of cells.
 *
 * Cost: $0.10 a month an alarm, $1 for the topic's key.
 */
export class AcceleratorAlarms extends pulumi.ComponentResource {
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: AcceleratorAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:AcceleratorAlarms", name, {}, opts);
    const region = acceleratorMetricsRegion;
    const topic = new AlarmTopic(`${name}-topic`, { email: args.email, region }, { parent: this });
    createAlarms(name, alarms(args), topic.arn, { parent: this, region });
    this.topicArn = topic.arn;
    this.registerOutputs({ topicArn: this.topicArn });
  }
}

function alarms({ listenerArn, dualStack }: AcceleratorAlarmsArgs): AlarmSpec[] {
  const metrics = acceleratorMetrics(listenerArn);
  // The accelerator reports only while traffic flows; silence says nothing about health.
  const missingData = "notBreaching";
  const always: AlarmSpec[] = [
    {
      suffix: "unhealthy-endpoint",
      description:
        "A cell's load balancer is unhealthy for the accelerator; new connections go to other cells. See which cell's " +
        "unhealthy-targets alarm is on and start there; if it does not recover, drain that cell.",
      metric: metrics.unhealthyEndpoints,
      comparison: "GreaterThanThreshold",
      threshold: 0,
      periodSeconds: 60,
      periods: [3, 5],
      missingData,
    },
    {
      suffix: "no-healthy-endpoint",
      description:
        "No cell is healthy for the accelerator: nobody can connect, and it sends users to endpoints at random. Look for " +
        "what all cells share: the latest rollout, the certificate, the credentials secret. Roll back the last change.",
      metric: metrics.healthyEndpoints,
      comparison: "LessThanThreshold",
      threshold: 1,
      periodSeconds: 60,
      periods: [2, 2],
      missingData,
    },
  ];
  const noIpv6Endpoint: AlarmSpec = {
    suffix: "flows-dropped",
    description:
      "IPv6 connections reach the accelerator and find no endpoint that takes IPv6. Check that each cell is dual-stack " +
      "and that one with IPv6 is not the only one that is drained.",
    metric: metrics.flowsDropped,
    comparison: "GreaterThanThreshold",
    threshold: 0,
    periodSeconds: 300,
    periods: [1, 1],
    missingData,
  };
  return dualStack ? [...always, noIpv6Endpoint] : always;
}
