import {
  block,
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";
import { toInterface, toRoleArn, toSubnet, toVpc } from "../references";

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const defaultFormat =
  "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
    .split(" ")
    .map((field) => `$\{${field}}`)
    .join(" ");

export const flowLog: ResourceTable = {
  token: "aws:ec2/flowLog:FlowLog",

  service: "EC2",
  title: "EC2 Flow Log",
  operations: { create: "CreateFlowLogs", delete: "DeleteFlowLogs" },
  scope: "regional",
  inputs: {
    deliverCrossAccountRole: text({ forceNew, format: "arn" }),
    destinationOptions: block(
      {
        fileFormat: text({ default: "plain-text", oneOf: ["plain-text", "parquet"] }),
        hiveCompatiblePartitions: flag({ default: false }),
        perHourPartition: flag({ default: false }),
      },
      { forceNew },
    ),
    eniId: text({ forceNew, refers: { ...toInterface, holds: false } }),
    iamRoleArn: text({
      forceNew,
      format: "arn",
      refers: { ...toRoleArn, missing: "InvalidParameter", message: "The IAM role '{value}' does not exist" },
    }),
    logDestination: text({
      forceNew,
      computed: true,
      format: "arn",
      same: (a, b) => withoutStar(a) === withoutStar(b),
    }),
    logDestinationType: text({
      forceNew,
      default: "cloud-watch-logs",
      oneOf: ["cloud-watch-logs", "s3", "kinesis-data-firehose"],
    }),
    logFormat: text({ forceNew, computed: true }),
    maxAggregationInterval: integer({ forceNew, default: 600, oneOf: [60, 600] }),
    regionalNatGatewayId: text({ forceNew }),
    subnetId: text({ forceNew, refers: { ...toSubnet, holds: false } }),
    tagFieldSpecifications: list(
      block({ resourceType: text({ required }), tagKeys: list(text(), { required }) }),
      { forceNew },
    ),
    tags: tags(),
    trafficType: text({ forceNew, oneOf: ["ACCEPT", "REJECT", "ALL"] }),
    transitGatewayAttachmentId: text({ forceNew }),
    transitGatewayId: text({ forceNew }),
    vpcId: text({ forceNew, refers: { ...toVpc, holds: false } }),
  },
  rules: [
    {
      exactlyOneOf: [
        "eniId",
        "regionalNatGatewayId",
        "subnetId",
        "transitGatewayAttachmentId",
        "transitGatewayId",
        "vpcId",
      ],
    },
  ],

  id: "fl-{hex:17}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:vpc-flow-log/{id}",
    logDestination: "",
    logFormat: () => defaultFormat,
  },

  check: (inputs) =>
    ["vpcId", "subnetId", "eniId"].some((name) => inputs.has(name)) && !inputs.has("trafficType")
      ? [{ path: "trafficType", reason: "is required for the flow log of a VPC, subnet or interface" }]
      : [],
  unique: ["vpcId", "subnetId", "eniId"].map((name) => ({
    by: [name, "trafficType", "logDestinationType", "logDestination"],
    code: "FlowLogAlreadyExists",
    message: "Error. There is an existing Flow Log with the same configuration and log destination.",
  })),
  accept: (c) => {
    if (c.inputs.text("logDestinationType") !== "cloud-watch-logs" || c.inputs.has("iamRoleArn")) return;
    throw refusal(
      "InvalidParameter",
      "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    );
  },
};

/** The provider cuts the `:*` of a log group's ARN. */
function withoutStar(arn: string): string {
  return arn.replace(/:\*$/, "");
}
