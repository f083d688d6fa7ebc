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

export const queue: ResourceTable = {
  token: "aws:sqs/queue:Queue",

  service: "SQS",
  title: "SQS Queue",
  operations: { read: "GetQueueAttributes", update: "SetQueueAttributes" },
  scope: "regional",
  inputs: {
    contentBasedDeduplication: flag({ default: false }),
    deduplicationScope: text({ computed: true, oneOf: ["queue", "messageGroup"] }),
    delaySeconds: integer({ default: 0, min: 0, max: 900 }),
    fifoQueue: flag({ forceNew, default: false }),
    fifoThroughputLimit: text({ computed: true, oneOf: ["perQueue", "perMessageGroupId"] }),
    kmsDataKeyReusePeriodSeconds: integer({ computed: true, min: 60, max: 86_400 }),
    kmsMasterKeyId: text({ conflictsWith: ["sqsManagedSseEnabled"] }),
    maxMessageSize: integer({ default: 262_144, min: 1024, max: 1_048_576 }),
    messageRetentionSeconds: integer({ default: 345_600, min: 60, max: 1_209_600 }),
    name: text({ forceNew, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, computed: true }),
    policy: policy({ computed: true }),
    receiveWaitTimeSeconds: integer({ default: 0, min: 0, max: 20 }),
    redriveAllowPolicy: json({ computed: true }),
    redrivePolicy: json({ computed: true }),
    sqsManagedSseEnabled: flag({ computed: true }),
    tags: tags(),
    visibilityTimeoutSeconds: integer({ default: 30, min: 0, max: 43_200 }),
  },

  autoName: { maxLength: 80, suffix: (inputs) => (inputs.flag("fifoQueue") ? ".fifo" : "") },
  id: "https://sqs.{region}.{dnsSuffix}/{account}/{name}",

  outputs: {
    url: "{id}",
    arn: "arn:{partition}:sqs:{region}:{account}:{name}",
    namePrefix: "",
    kmsDataKeyReusePeriodSeconds: () => 300,
    sqsManagedSseEnabled: { value: (c) => !c.inputs.has("kmsMasterKeyId"), recomputed: ["kmsMasterKeyId"] },
    deduplicationScope: (c) => (c.inputs.flag("fifoQueue") ? "queue" : ""),
    fifoThroughputLimit: (c) => (c.inputs.flag("fifoQueue") ? "perQueue" : ""),
    policy: "",
    redrivePolicy: "",
    redriveAllowPolicy: "",
  },

  check: checkQueue,
  unique: [
    {
      by: ["name"],
      code: "QueueAlreadyExists",
      message: "A queue already exists with the same name and a different value for attribute",
    },
  ],
  timing: "seconds",
};

function checkQueue(inputs: Bag): Problem[] {
  const name = inputs.text("name");
  const fifo = inputs.flag("fifoQueue") === true;
  const pattern = fifo ? /^[\w-]{1,75}\.fifo$/ : /^[\w-]{1,80}$/;
  return [
    ...(name !== undefined && !pattern.test(name)
      ? [
          {
            path: "name",
            reason: fifo
              ? "must be 1 to 75 letters, digits, hyphens and underscores, and end with .fifo"
              : "must be 1 to 80 letters, digits, hyphens and underscores",
          },
        ]
      : []),
    ...(!fifo && inputs.flag("contentBasedDeduplication")
      ? [{ path: "contentBasedDeduplication", reason: "can only be set for FIFO queues" }]
      : []),
  ];
}
