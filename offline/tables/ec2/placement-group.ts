import { forceNew, integer, type ResourceTable, refusal, required, tags, text } from "../../model/table";

export const placementGroup: ResourceTable = {
  token: "aws:ec2/placementGroup:PlacementGroup",

  service: "EC2",
  title: "EC2 Placement Group",

  scope: "regional",
  inputs: {
    name: text({ forceNew, maxLength: 255 }),
    partitionCount: integer({ forceNew, computed: true, min: 0, max: 7 }),
    spreadLevel: text({ forceNew, computed: true, oneOf: ["host", "rack"] }),
    strategy: text({ required, forceNew, oneOf: ["cluster", "partition", "spread"] }),
    tags: tags(),
  },

  autoName: {},
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:placement-group/{name}",
    placementGroupId: "pg-{hex:17}",
    partitionCount: (c) => (c.inputs.text("strategy") === "partition" ? 2 : 0),
    spreadLevel: (c) => (c.inputs.text("strategy") === "spread" ? "rack" : ""),
  },

  unique: [
    {
      by: ["name"],
      code: "InvalidPlacementGroup.Duplicate",
      message: "The Placement Group '{name}' already exists.",
    },
  ],
  accept: (c) => {
    const strategy = c.inputs.text("strategy");
    if (strategy !== "partition" && (c.inputs.number("partitionCount") ?? 0) > 0)
      throw refusal("InvalidParameterCombination", "PartitionCount is only valid for the strategy partition");
    if (strategy !== "spread" && c.inputs.text("spreadLevel"))
      throw refusal("InvalidParameterCombination", "SpreadLevel is only valid for the strategy spread");
  },
};
