import {
  type Context,
  flag,
  forceNew,
  integer,
  json,
  type ResourceTable,
  refusal,
  required,
  text,
} from "../../model/table";

export const topicSubscription: ResourceTable = {
  token: "aws:sns/topicSubscription:TopicSubscription",

  service: "SNS",
  title: "SNS Topic Subscription",
  operations: {
    create: "Subscribe",
    read: "GetSubscriptionAttributes",
    update: "SetSubscriptionAttributes",
    delete: "Unsubscribe",
  },
  scope: "regional",
  inputs: {
    confirmationTimeoutInMinutes: integer({ default: 1, local: true }),
    deliveryPolicy: json(),
    endpoint: text({ required, forceNew }),
    endpointAutoConfirms: flag({ default: false, local: true }),
    filterPolicy: json(),
    filterPolicyScope: text({
      computed: true,
      oneOf: ["MessageAttributes", "MessageBody"],
      requires: ["filterPolicy"],
    }),
    protocol: text({
      required,
      forceNew,
      oneOf: ["sqs", "sms", "lambda", "firehose", "application", "email", "email-json", "http", "https"],
    }),
    rawMessageDelivery: flag({ default: false }),
    redrivePolicy: json(),
    replayPolicy: json(),
    subscriptionRoleArn: text({ format: "arn" }),
    topic: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        ...{ to: "aws:sns/topic:Topic", by: "arn", missing: "NotFound", message: "Topic does not exist" },
        region: "any",
      },
    }),
  },

  id: "{topic}:{uuid}",

  outputs: {
    arn: "{id}",
    ownerId: "{account}",
    pendingConfirmation: (c) => !isConfirmed(c),
    confirmationWasAuthenticated: (c) => ["sqs", "lambda"].includes(c.inputs.text("protocol") ?? ""),
    filterPolicyScope: {
      value: (c) => (c.inputs.has("filterPolicy") ? "MessageAttributes" : ""),
      recomputed: ["filterPolicy"],
    },
  },

  accept: (c) => {
    const firehose = c.inputs.text("protocol") === "firehose";
    if (firehose !== c.inputs.has("subscriptionRoleArn"))
      throw refusal(
        "InvalidParameter",
        firehose
          ? "Invalid parameter: SubscriptionRoleArn is required for firehose"
          : "Invalid parameter: SubscriptionRoleArn is only for firehose",
      );
    const endpoint = c.inputs.text("endpoint") ?? "";
    const good =
      {
        email: /^[^@\s]+@[^@\s]+$/,
        "email-json": /^[^@\s]+@[^@\s]+$/,
        https: /^https:\/\//,
        http: /^http:\/\//,
        sms: /^\+?[\d\s-]+$/,
      }[c.inputs.text("protocol") ?? ""] ?? /^arn:/;
    if (!good.test(endpoint))
      throw refusal("InvalidParameter", `Invalid parameter: ${c.inputs.text("protocol")} endpoint`);
  },
};

/** Mail and HTTP wait for a person or a program to confirm. */
function isConfirmed(c: Context): boolean {
  return (
    !["email", "email-json", "http", "https"].includes(c.inputs.text("protocol") ?? "") ||
    c.inputs.flag("endpointAutoConfirms") === true
  );
}
