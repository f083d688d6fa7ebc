import { forceNew, integer, type ResourceTable, required, text } from "../../model/table";

export const lifecycleHook: ResourceTable = {
  token: "aws:autoscaling/lifecycleHook:LifecycleHook",

  service: "Auto Scaling",
  title: "Auto Scaling Lifecycle Hook",
  operations: { create: "PutLifecycleHook", read: "DescribeLifecycleHooks", update: "PutLifecycleHook" },
  scope: "regional",
  inputs: {
    autoscalingGroupName: text({
      required,
      refers: {
        to: "aws:autoscaling/group:Group",
        missing: "ValidationError",
        message: "AutoScalingGroup name not found - AutoScalingGroup {value} not found",
      },
    }),
    defaultResult: text({ computed: true, oneOf: ["CONTINUE", "ABANDON"] }),
    heartbeatTimeout: integer({ computed: true, min: 30, max: 7200 }),
    lifecycleTransition: text({
      required,
      oneOf: ["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"],
    }),
    name: text({ forceNew, minLength: 1, maxLength: 255 }),
    notificationMetadata: text(),
    notificationTargetArn: text({ format: "arn" }),
    roleArn: text({ format: "arn" }),
  },

  autoName: {},
  id: "{name}",
  importId: "{autoscalingGroupName}/{name}",
  outputs: {
    heartbeatTimeout: () => 3600,
    defaultResult: "ABANDON",
    // not of the real provider: two groups may have a hook of one name, and the id is the name alone
    groupAndName: { value: "{autoscalingGroupName}/{name}", knownInPreview: false },
  },

  key: "groupAndName",
};
