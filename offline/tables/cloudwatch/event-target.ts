import { type ResourceTable, refusal } from "../../model/table";
import { eventTargetInputs } from "./event-target-inputs";

export const eventTarget: ResourceTable = {
  token: "aws:cloudwatch/eventTarget:EventTarget",

  service: "EventBridge",
  title: "EventBridge Target",
  operations: {
    create: "PutTargets",
    read: "ListTargetsByRule",
    update: "PutTargets",
    delete: "RemoveTargets",
  },
  scope: "regional",
  inputs: eventTargetInputs,

  autoName: { property: "targetId" },
  id: (c) => {
    const bus = c.inputs.text("eventBusName") ?? "default";
    return [...(bus === "default" ? [] : [bus]), c.inputs.text("rule"), c.inputs.text("targetId")].join("-");
  },
  importId: (c) => {
    const bus = c.inputs.text("eventBusName") ?? "default";
    return [...(bus === "default" ? [] : [bus]), c.inputs.text("rule"), c.inputs.text("targetId")].join("/");
  },
  outputs: {},

  quotas: [
    {
      max: 5,
      per: ["rule", "eventBusName"],
      code: "LimitExceededException",
      message: "The requested resource exceeds the maximum number allowed.",
    },
  ],
  accept: (c) => {
    const where = {
      name: c.inputs.text("rule") ?? "",
      eventBusName: c.inputs.text("eventBusName") ?? "default",
    };
    if (c.cloud.find("aws:cloudwatch/eventRule:EventRule", where).length === 0)
      throw refusal(
        "ResourceNotFoundException",
        `Rule ${where.name} does not exist on EventBus ${where.eventBusName}.`,
      );
  },
};
