import {
  block,
  type Context,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";
import { alarmActions, alarmsIn, checkActionRegions } from "./alarm-actions";

export const compositeAlarm: ResourceTable = {
  token: "aws:cloudwatch/compositeAlarm:CompositeAlarm",

  service: "CloudWatch",
  title: "CloudWatch Composite Alarm",
  operations: {
    create: "PutCompositeAlarm",
    read: "DescribeAlarms",
    update: "PutCompositeAlarm",
    delete: "DeleteAlarms",
  },
  scope: "regional",
  inputs: {
    actionsEnabled: flag({ forceNew, default: true }),
    actionsSuppressor: block({
      alarm: text({ required }),
      extensionPeriod: integer({ required }),
      waitPeriod: integer({ required }),
    }),
    alarmActions: alarmActions(),
    alarmDescription: text({ maxLength: 1024 }),
    alarmName: text({ required, forceNew, minLength: 1, maxLength: 255 }),
    alarmRule: text({ required, minLength: 1, maxLength: 10_240 }),
    insufficientDataActions: alarmActions(),
    okActions: alarmActions(),
    tags: tags(),
  },

  id: "{alarmName}",

  outputs: { arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{alarmName}" },

  accept: (c) => {
    checkActionRegions(c);
    checkNamed(c);
  },
};

function checkNamed(c: Context): void {
  const missing = alarmsIn(c.inputs.text("alarmRule") ?? "").filter((name) =>
    ["metricAlarm:MetricAlarm", "compositeAlarm:CompositeAlarm"].every(
      (type) => c.cloud.get(`aws:cloudwatch/${type}`, name) === undefined,
    ),
  );
  if (missing.length > 0)
    throw refusal(
      "ValidationError",
      `Could not save the composite alarm as alarms [${missing.join(", ")}] in the alarm rule do not exist`,
    );
}
