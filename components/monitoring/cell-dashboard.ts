import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { cellDashboardBody } from "./cell-dashboard-body";
import { type CellSignalsArgs, cellMetrics } from "./cell-metrics";

export interface CellDashboardArgs extends CellSignalsArgs {
  /** The cell's Region; dashboards belong to none and must be told. */
  region: string;
}

/**
 * One page with what a cell's alarms look at. An account has one list of dashboards for all Regions, so the page is
 * named after the project and the stack.
 *
 * Cost: $3 a month, the first three of an account are free (CloudWatch pricing).
 */
export class CellDashboard extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;

  constructor(name: string, args: CellDashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:CellDashboard", name, {}, opts);
    const body = pulumi
      .output(cellMetrics(args))
      .apply((metrics) => cellDashboardBody(args.region, metrics, args.minTasks));
    const dashboard = new aws.cloudwatch.Dashboard(
      name,
      {
        dashboardName: `${pulumi.getProject()}-${pulumi.getStack()}`,
        dashboardBody: pulumi.jsonStringify(body),
      },
      { parent: this },
    );
    this.name = dashboard.dashboardName;
    this.registerOutputs({ name: this.name });
  }
}
