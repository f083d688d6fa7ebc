import {
  type Bag,
  flag,
  forceNew,
  integer,
  json,
  type Problem,
  policy,
  type ResourceTable,
  tags,
  text,
} from "../../model/table";
import { defaultPolicy } from "./policy";

export const topic: ResourceTable = {
  token: "aws:sns/topic:Topic",

  service: "SNS",
  title: "SNS Topic",
  operations: { read: "GetTopicAttributes", update: "SetTopicAttributes" },
  scope: "regional",
  inputs: {
    applicationFailureFeedbackRoleArn: text({ format: "arn" }),
    applicationSuccessFeedbackRoleArn: text({ format: "arn" }),
    applicationSuccessFeedbackSampleRate: integer({ min: 0, max: 100 }),
    archivePolicy: json(),
    contentBasedDeduplication: flag({ default: false }),
    deliveryPolicy: json(),
    displayName: text({ maxLength: 100 }),
    fifoThroughputScope: text({ computed: true, oneOf: ["Topic", "MessageGroup"] }),
    fifoTopic: flag({ forceNew, default: false }),
    firehoseFailureFeedbackRoleArn: text({ format: "arn" }),
    firehoseSuccessFeedbackRoleArn: text({ format: "arn" }),
    firehoseSuccessFeedbackSampleRate: integer({ min: 0, max: 100 }),
    httpFailureFeedbackRoleArn: text({ format: "arn" }),
    httpSuccessFeedbackRoleArn: text({ format: "arn" }),
    httpSuccessFeedbackSampleRate: integer({ min: 0, max: 100 }),
    kmsMasterKeyId: text(),
    lambdaFailureFeedbackRoleArn: text({ format: "arn" }),
    lambdaSuccessFeedbackRoleArn: text({ format: "arn" }),
    lambdaSuccessFeedbackSampleRate: integer({ min: 0, max: 100 }),
    name: text({ forceNew, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, computed: true }),
    policy: policy({ computed: true }),
    signatureVersion: integer({ computed: true, oneOf: [1, 2] }),
    sqsFailureFeedbackRoleArn: text({ format: "arn" }),
    sqsSuccessFeedbackRoleArn: text({ format: "arn" }),
    sqsSuccessFeedbackSampleRate: integer({ min: 0, max: 100 }),
    tags: tags(),
    tracingConfig: text({ computed: true, oneOf: ["PassThrough", "Active"] }),
  },

  autoName: { maxLength: 80, suffix: (inputs) => (inputs.flag("fifoTopic") ? ".fifo" : "") },
  id: "arn:{partition}:sns:{region}:{account}:{name}",

  outputs: {
    arn: "{id}",
    owner: "{account}",
    beginningArchiveTime: "",
    namePrefix: "",
    signatureVersion: () => 0,
    tracingConfig: "",
    fifoThroughputScope: "",
    policy: defaultPolicy,
  },

  check: checkTopic,
  // Assumed: CreateTopic really gives back the existing topic when the attributes agree.
  unique: [
    {
      by: ["name"],
      code: "InvalidParameter",
      message: "Invalid parameter: Attributes Reason: Topic already exists with different attributes",
    },
  ],
};

function checkTopic(inputs: Bag): Problem[] {
  const problems: Problem[] = [];
  const name = inputs.text("name");
  const fifo = inputs.flag("fifoTopic") === true;
  const pattern = fifo ? /^[\w-]{1,251}\.fifo$/ : /^[\w-]{1,256}$/;
  if (name !== undefined && !pattern.test(name))
    problems.push({
      path: "name",
      reason: fifo
        ? "must be 1 to 251 letters, digits, hyphens and underscores, and end with .fifo"
        : "must be 1 to 256 letters, digits, hyphens and underscores",
    });
  if (fifo) return problems;
  if (inputs.flag("contentBasedDeduplication"))
    problems.push({ path: "contentBasedDeduplication", reason: "can only be set for FIFO topics" });
  for (const path of ["archivePolicy", "fifoThroughputScope"])
    if (inputs.has(path)) problems.push({ path, reason: "can only be set for FIFO topics" });
  return problems;
}
