import {
  type Context,
  flag,
  forceNew,
  json,
  type ResourceTable,
  refusal,
  tags,
  text,
} from "../../model/table";

export const eventRule: ResourceTable = {
  token: "aws:cloudwatch/eventRule:EventRule",

  service: "EventBridge",
  title: "EventBridge Rule",
  operations: { create: "PutRule", read: "DescribeRule", update: "PutRule", delete: "DeleteRule" },
  scope: "regional",
  inputs: {
    description: text({ maxLength: 512 }),
    eventBusName: text({ forceNew, default: "default", maxLength: 1600 }),
    eventPattern: json({ maxLength: 4096 }),
    forceDestroy: flag({ default: false, local: true }),
    isEnabled: flag({ computed: true, conflictsWith: ["state"] }),
    name: text({
      forceNew,
      maxLength: 64,
      pattern: /^[\w.-]+$/,
      rule: "must hold only letters, digits and ._-",
      conflictsWith: ["namePrefix"],
    }),
    namePrefix: text({
      forceNew,
      computed: true,
      maxLength: 64,
      pattern: /^[\w.-]+$/,
      rule: "must hold only letters, digits and ._-",
    }),
    roleArn: text({ format: "arn" }),
    scheduleExpression: text({
      maxLength: 256,
      pattern: /^(rate\(\d+ (minute|hour|day)s?\)|cron\(.+\))?$/,
      rule: "must be rate(...) or cron(...)",
    }),
    state: text({
      computed: true,
      oneOf: ["DISABLED", "ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"],
    }),
    tags: tags(),
  },
  rules: [{ atLeastOneOf: ["scheduleExpression", "eventPattern"] }],
  autoName: { maxLength: 64 },
  id: (c) => onBus(c, "/"),

  outputs: {
    arn: "arn:{partition}:events:{region}:{account}:rule/{id}",
    namePrefix: "",
    state: {
      value: (c) => (c.inputs.flag("isEnabled") === false ? "DISABLED" : "ENABLED"),
      recomputed: ["isEnabled"],
    },
    isEnabled: { value: (c) => c.outputs.text("state") !== "DISABLED", recomputed: ["state"] },
  },

  accept: (c) => {
    if (c.inputs.text("scheduleExpression") && c.inputs.text("eventBusName") !== "default")
      throw refusal("ValidationException", "ScheduleExpression is supported only on the default event bus.");
  },
  deletion: { accept: checkNoTargets },
};

function onBus(c: Context, separator: string): string {
  const bus = c.inputs.text("eventBusName") ?? "default";
  return [...(bus === "default" ? [] : [bus]), c.inputs.text("name")].join(separator);
}

function checkNoTargets(c: Context): void {
  const where = {
    rule: c.outputs.text("name") ?? "",
    eventBusName: c.inputs.text("eventBusName") ?? "default",
  };
  if (c.cloud.find("aws:cloudwatch/eventTarget:EventTarget", where).length > 0)
    throw refusal("ValidationException", "Rule can't be deleted since it has targets.");
}
