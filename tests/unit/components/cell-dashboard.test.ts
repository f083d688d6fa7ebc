import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import { CellDashboard } from "../../../components/monitoring/cell-dashboard";
import { cellDashboardBody } from "../../../components/monitoring/cell-dashboard-body";
import { type CellSignalsArgs, cellMetrics } from "../../../components/monitoring/cell-metrics";
import type { DashboardBody } from "../../../components/monitoring/dashboard-body";
import { cellSignals } from "./cell-signals";
import { record, resolved } from "./support";

const build = () =>
  record(() => new CellDashboard("cell", { ...cellSignals, region: "eu-west-1" }), {
    stack: "dev-eu-west-1",
  });

describe("CellDashboard", () => {
  it("is named after project and stack, for an account has one list for all Regions", async () => {
    const { one, value } = await build();
    assert.equal(one("aws:cloudwatch/dashboard:Dashboard").inputs.dashboardName, "voip-cells-dev-eu-west-1");
    assert.equal(await resolved(value.name), "voip-cells-dev-eu-west-1");
  });

  it("shows the cell's metrics, each line with its dimensions and a label", async () => {
    const { one } = await build();
    const body: DashboardBody = JSON.parse(
      String(one("aws:cloudwatch/dashboard:Dashboard").inputs.dashboardBody),
    );
    const fleet = body.widgets.find(
      ({ properties }) => properties.title === "switches: instances in service",
    );
    assert.deepEqual(fleet?.properties.metrics, [
      [
        "AWS/AutoScaling",
        "GroupInServiceInstances",
        "AutoScalingGroupName",
        "switches-asg",
        { stat: "Minimum", label: "in service" },
      ],
    ]);
    assert.deepEqual(fleet?.properties.annotations, { horizontal: [{ label: "minimum", value: 3 }] });
    assert.ok(body.widgets.every(({ properties }) => properties.region === "eu-west-1"));
  });

  it("lays any number of fleets and gateways out on the grid without overlap", async () => {
    const sizes = fc.record({ fleets: fc.nat({ max: 12 }), gateways: fc.integer({ min: 1, max: 6 }) });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ fleets, gateways }) => {
        const { widgets } = await bodyOf({
          ...cellSignals,
          fleets: Array.from({ length: fleets }, (_, index) => ({
            name: `fleet-${index}`,
            autoscalingGroupName: `asg-${index}`,
            minSize: 1,
          })),
          natGatewayIds: Array.from({ length: gateways }, (_, index) => `nat-${index}`),
          natGatewayCount: gateways,
        });
        const corners = new Set(widgets.map(({ x, y }) => `${x},${y}`));
        assert.equal(corners.size, widgets.length);
        assert.ok(widgets.every(({ x, width }) => x + width <= 24 && x % width === 0));
        assert.ok(widgets.every(({ properties }) => properties.metrics.length > 0));
      }),
      { numRuns: 30 },
    );
  });
});

async function bodyOf(args: CellSignalsArgs): Promise<DashboardBody> {
  const metrics = await resolved(pulumi.output(cellMetrics(args)));
  return cellDashboardBody("eu-west-1", metrics, args.minTasks);
}
