import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type AcceleratorMetrics, acceleratorMetrics, acceleratorMetricsRegion } from "./accelerator-metrics";
import { dashboardBody, type Graph } from "./dashboard-body";

export interface AcceleratorDashboardArgs {
  /** ARN of the accelerator's listener for SIP over WebSocket. */
  listenerArn: pulumi.Input<string>;
  /** The accelerator has IPv6 addresses, so flows without an endpoint are counted. */
  dualStack: boolean;
}

/**
 * One page with what the accelerator sees of all cells: connections, traffic, endpoints. Its name is that of the project
 * and the stack; dashboards belong to no Region, the metrics come from us-west-2.
 *
 * Cost: $3 a month, the first three of an account are free (CloudWatch pricing).
 */
export class AcceleratorDashboard extends pulumi.ComponentResource {
  constructor(name: string, args: AcceleratorDashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:AcceleratorDashboard", name, {}, opts);
    const body = pulumi
      .output(acceleratorMetrics(args.listenerArn))
      .apply((metrics) => dashboardBody(acceleratorMetricsRegion, graphs(metrics, args.dualStack)));
    new aws.cloudwatch.Dashboard(
      name,
      {
        dashboardName: `${pulumi.getProject()}-${pulumi.getStack()}`,
        dashboardBody: pulumi.jsonStringify(body),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

function graphs(metrics: pulumi.Unwrap<AcceleratorMetrics>, dualStack: boolean): Graph[] {
  const dropped: Graph = {
    title: "IPv6 connections without an endpoint",
    lines: [["dropped", metrics.flowsDropped]],
  };
  return [
    { title: "New connections", lines: [["connections", metrics.newFlows]] },
    {
      title: "Endpoints",
      lines: [
        ["healthy", metrics.healthyEndpoints],
        ["unhealthy", metrics.unhealthyEndpoints],
      ],
    },
    {
      title: "Traffic, bytes",
      lines: [
        ["in", metrics.bytesIn],
        ["out", metrics.bytesOut],
      ],
    },
    ...(dualStack ? [dropped] : []),
  ];
}
