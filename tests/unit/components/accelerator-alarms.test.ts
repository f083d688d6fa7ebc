import assert from "node:assert/strict";
import * as fc from "fast-check";
import { AcceleratorAlarms } from "../../../components/monitoring/accelerator-alarms";
import { listenerDimensions } from "../../../components/monitoring/accelerator-metrics";
import { record } from "./support";

const listenerArn = "arn:aws:globalaccelerator::111122223333:accelerator/0a1b/listener/2c3d";
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const build = (dualStack: boolean) =>
  record(() => new AcceleratorAlarms("acc", { listenerArn, dualStack, email: "ops@example.com" }));

describe("AcceleratorAlarms", () => {
  it("lives in us-west-2 as a whole, where the metrics are and topics can be notified", async () => {
    const { resources } = await build(true);
    const made = resources.filter(({ type }) => type.startsWith("aws:"));
    assert.ok(made.length > 0);
    for (const { name, inputs } of made) assert.equal(inputs.region, "us-west-2", name);
  });

  it("watches the health that the accelerator sees, on its listener", async () => {
    const { all } = await build(false);
    const watched = all(alarmType).map(({ inputs }) => [
      inputs.namespace,
      inputs.metricName,
      inputs.comparisonOperator,
      inputs.threshold,
    ]);
    assert.deepEqual(watched.sort(), [
      ["AWS/GlobalAccelerator", "HealthyEndpointCount", "LessThanThreshold", 1],
      ["AWS/GlobalAccelerator", "UnhealthyEndpointCount", "GreaterThanThreshold", 0],
    ]);
    for (const { inputs } of all(alarmType)) {
      assert.deepEqual(inputs.dimensions, { Accelerator: "0a1b", Listener: "2c3d" });
    }
  });

  it("counts IPv6 flows without an endpoint only where there are IPv6 addresses", async () => {
    const { one } = await build(true);
    const { inputs } = one(alarmType, "acc-flows-dropped");
    assert.equal(inputs.metricName, "Flows_Dropped_No_Endpoint_Found");
    assert.deepEqual(inputs.dimensions, { Accelerator: "0a1b" });
    const { all } = await build(false);
    assert.ok(all(alarmType).every(({ name }) => name !== "acc-flows-dropped"));
  });

  it("notifies its topic at both ends of an alarm", async () => {
    const { all } = await build(true);
    for (const { inputs } of all(alarmType)) {
      assert.deepEqual(inputs.alarmActions, ["arn:aws:mock:::acc-topic"]);
      assert.deepEqual(inputs.okActions, inputs.alarmActions);
    }
  });

  it("takes the dimensions from a listener's ARN and refuses any other", () => {
    const id = fc.stringMatching(/^[0-9a-f-]{4,36}$/);
    fc.assert(
      fc.property(id, id, (accelerator, listener) => {
        const arn = `arn:aws:globalaccelerator::111122223333:accelerator/${accelerator}`;
        const dimensions = listenerDimensions(`${arn}/listener/${listener}`);
        assert.deepEqual(dimensions, { Accelerator: accelerator, Listener: listener });
        assert.throws(() => listenerDimensions(arn), /not the ARN of an accelerator's listener/);
      }),
    );
  });
});
