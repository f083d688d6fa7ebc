import assert from "node:assert/strict";
import { AcceleratorDashboard } from "../../../components/monitoring/accelerator-dashboard";
import type { DashboardBody } from "../../../components/monitoring/dashboard-body";
import { record } from "./support";

const listenerArn = "arn:aws:globalaccelerator::111122223333:accelerator/0a1b/listener/2c3d";

async function build(dualStack: boolean) {
  const { one } = await record(() => new AcceleratorDashboard("acc", { listenerArn, dualStack }), {
    stack: "dev-global",
  });
  const { dashboardName, dashboardBody } = one("aws:cloudwatch/dashboard:Dashboard").inputs;
  return { dashboardName, body: JSON.parse(String(dashboardBody)) as DashboardBody };
}

describe("AcceleratorDashboard", () => {
  it("is named after project and stack", async () => {
    assert.equal((await build(false)).dashboardName, "voip-cells-dev-global");
  });

  it("shows the metrics of the listener, from the Region that has them", async () => {
    const { body } = await build(false);
    const [connections] = body.widgets;
    assert.deepEqual(connections?.properties.metrics, [
      [
        "AWS/GlobalAccelerator",
        "NewFlowCount",
        "Accelerator",
        "0a1b",
        "Listener",
        "2c3d",
        { stat: "Sum", label: "connections" },
      ],
    ]);
    assert.ok(body.widgets.every(({ properties }) => properties.region === "us-west-2"));
  });

  it("counts connections without an endpoint only where there are IPv6 addresses", async () => {
    const titles = async (dualStack: boolean) =>
      (await build(dualStack)).body.widgets.map(({ properties }) => properties.title);
    const both = await titles(true);
    assert.deepEqual(
      both.filter((title) => /IPv6/.test(title)),
      ["IPv6 connections without an endpoint"],
    );
    assert.deepEqual(await titles(false), both.slice(0, -1));
  });
});
