import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { CellAlarms } from "../../../components/monitoring/cell-alarms";
import type { CellSignalsArgs } from "../../../components/monitoring/cell-metrics";
import { cellSignals } from "./cell-signals";
import { record } from "./support";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const build = (args: Partial<CellSignalsArgs> = {}) =>
  record(() => new CellAlarms("cell", { ...cellSignals, ...args, topicArn: "arn:topic" }));

describe("CellAlarms", () => {
  it("has one alarm for each thing that can go wrong", async () => {
    const { all } = await build();
    assert.deepEqual(
      all(alarmType)
        .map(({ name }) => name)
        .sort(),
      [
        "cell-unhealthy-targets",
        "cell-no-healthy-endpoint",
        "cell-edge-restarts",
        "cell-edge-below-minimum",
        "cell-media-below-minimum",
        "cell-switches-below-minimum",
        "cell-nat-1-ports",
        "cell-nat-2-ports",
        "cell-recordings-refused",
      ].sort(),
    );
  });

  it("goes off when the load balancer has no healthy target, also when it says nothing", async () => {
    const { one } = await build();
    const { inputs } = one(alarmType, "cell-no-healthy-endpoint");
    assert.equal(inputs.metricName, "HealthyHostCount");
    assert.deepEqual(inputs.dimensions, { LoadBalancer: "app/edge/1", TargetGroup: "targetgroup/edge/2" });
    assert.deepEqual([inputs.comparisonOperator, inputs.threshold], ["LessThanThreshold", 1]);
    assert.equal(inputs.treatMissingData, "breaching");
  });

  it("takes wanted less running tasks for restarts", async () => {
    const { one } = await build();
    const { inputs } = one(alarmType, "cell-edge-restarts");
    const dimensions = { ClusterName: "cluster", ServiceName: "kamailio" };
    const series = (metricName: string, stat: string) => ({
      namespace: "ECS/ContainerInsights",
      metricName,
      dimensions,
      stat,
      period: 60,
    });
    assert.deepEqual(inputs.metricQueries, [
      { id: "m1", metric: series("DesiredTaskCount", "Maximum") },
      { id: "m2", metric: series("RunningTaskCount", "Minimum") },
      { id: "result", expression: "m1 - m2", returnData: true },
    ]);
    assert.equal(inputs.metricName, undefined, "AWS refuses a metric beside metric queries");
    assert.equal(inputs.period, undefined, "AWS refuses a period beside metric queries");
    assert.deepEqual([inputs.datapointsToAlarm, inputs.evaluationPeriods], [5, 15]);
  });

  it("compares each fleet with its own minimum", async () => {
    const { one } = await build();
    const { inputs } = one(alarmType, "cell-switches-below-minimum");
    assert.deepEqual(inputs.dimensions, { AutoScalingGroupName: "switches-asg" });
    assert.equal(inputs.threshold, 3);
  });

  it("watches every NAT gateway, whose ids may become known late", async () => {
    const { one } = await build({ natGatewayIds: pulumi.output(Promise.resolve(["nat-a", "nat-b"])) });
    assert.deepEqual(one(alarmType, "cell-nat-1-ports").inputs.dimensions, { NatGatewayId: "nat-a" });
    assert.deepEqual(one(alarmType, "cell-nat-2-ports").inputs.dimensions, { NatGatewayId: "nat-b" });
  });

  it("says so when there are fewer NAT gateways than were announced", async () => {
    await assert.rejects(build({ natGatewayCount: 3 }), /asks for NAT gateway 3, but natGatewayIds has 2/);
  });

  it("counts refused requests of the recordings under the filter that the bucket has", async () => {
    const { one } = await build();
    const { inputs } = one(alarmType, "cell-recordings-refused");
    assert.deepEqual(inputs.dimensions, { BucketName: "recordings", FilterId: "all-requests" });
    assert.equal(inputs.metricName, "4xxErrors");
  });

  it("does not ring for the one refusal of a recording that is there already", async () => {
    const { one } = await build();
    const { inputs } = one(alarmType, "cell-recordings-refused");
    assert.deepEqual([inputs.datapointsToAlarm, inputs.evaluationPeriods], [2, 2]);
  });

  it("tells an operator what to do, in less than CloudWatch's 1,024 characters, and notifies the topic", async () => {
    const { all } = await build();
    for (const { name, inputs } of all(alarmType)) {
      const description = String(inputs.alarmDescription);
      assert.match(description, /\b(Read|Look|Undo|Find)\b/, name);
      assert.ok(description.length <= 1024, name);
      assert.deepEqual([inputs.alarmActions, inputs.okActions], [["arn:topic"], ["arn:topic"]], name);
    }
  });
});
