import {
  Bag,
  block,
  type Context,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  set,
  text,
} from "../../model/table";

export const acceleratorListener: ResourceTable = {
  token: "aws:globalaccelerator/listener:Listener",

  service: "Global Accelerator",
  title: "Global Accelerator Listener",

  scope: "global",
  inputs: {
    acceleratorArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:globalaccelerator/accelerator:Accelerator",
        missing: "AcceleratorNotFoundException",
        message: "The accelerator that you specified doesn't exist.",
        holds: true,
      },
    }),
    clientAffinity: text({ default: "NONE", oneOf: ["NONE", "SOURCE_IP"] }),
    portRanges: set(
      block({ fromPort: integer({ min: 1, max: 65_535 }), toPort: integer({ min: 1, max: 65_535 }) }),
      { required, minItems: 1, maxItems: 10 },
    ),
    protocol: text({ required, oneOf: ["TCP", "UDP"] }),
  },

  id: "{acceleratorArn}/listener/{hex:8}",

  outputs: { arn: "{id}" },

  quotas: [
    {
      max: 10,
      per: ["acceleratorArn"],
      code: "LimitExceededException",
      message:
        "Processing your request would cause you to exceed an AWS Global Accelerator limit: 10 listeners per accelerator.",
    },
  ],
  accept: checkPorts,
  deletion: {
    blocked: {
      code: "AssociatedEndpointGroupFoundException",
      message:
        "The listener that you specified has an endpoint group associated with it. You must remove all dependent resources from a listener before you can delete it.",
    },
  },
  timing: "deploy",
};

/** Ranges run upwards, and no port of a protocol is in two listeners of one accelerator. */
function checkPorts(c: Context): void {
  const acceleratorArn = c.inputs.text("acceleratorArn") ?? "";
  const protocol = c.inputs.text("protocol") ?? "";
  const others = c.cloud
    .find("aws:globalaccelerator/listener:Listener", { acceleratorArn, protocol })
    .filter(({ id }) => id !== c.outputs.text("id"))
    .flatMap((other) => ranges(new Bag(other.outputs)));
  const mine = ranges(c.inputs);
  const clash = mine.some(
    (range, index) =>
      range.from > range.to ||
      [...others, ...mine.slice(0, index)].some((other) => range.from <= other.to && other.from <= range.to),
  );
  if (clash)
    throw refusal(
      "InvalidPortRangeException",
      "The port numbers that you specified are not valid numbers or are not unique for this accelerator.",
    );
}

function ranges(bag: Bag): { from: number; to: number }[] {
  return bag
    .blocks("portRanges")
    .map((range) => ({ from: range.number("fromPort") ?? 0, to: range.number("toPort") ?? 0 }));
}
