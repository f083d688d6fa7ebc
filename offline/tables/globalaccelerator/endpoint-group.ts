import {
  block,
  type Context,
  flag,
  forceNew,
  integer,
  isMap,
  number,
  type ResourceTable,
  refusal,
  required,
  set,
  text,
} from "../../model/table";
import { checkEndpoints } from "./endpoints";
import { putTraces, releaseTraces } from "./traces";

/** A weight that is left out is sent as 0, which takes no traffic, and client IP preservation as off. */
export const endpointGroup: ResourceTable = {
  token: "aws:globalaccelerator/endpointGroup:EndpointGroup",

  service: "Global Accelerator",
  title: "Global Accelerator Endpoint Group",

  scope: "global",
  inputs: {
    endpointConfigurations: set(
      block({
        attachmentArn: text({ format: "arn" }),
        clientIpPreservationEnabled: flag({ default: false }),
        endpointId: text({
          minLength: 1,
          maxLength: 255,
          refers: {
            to: ["aws:lb/loadBalancer:LoadBalancer", "aws:ec2/eip:Eip"],
            missing: "EndpointNotFoundException",
            message: "The endpoint that you specified doesn't exist.",
            region: "any",
          },
        }),
        weight: integer({ default: 0, min: 0, max: 255 }),
      }),
      { maxItems: 10 },
    ),
    endpointGroupRegion: text({ forceNew, computed: true }),
    healthCheckIntervalSeconds: integer({ default: 30, min: 10, max: 30 }),
    healthCheckPath: text({ computed: true, minLength: 1, maxLength: 255 }),
    healthCheckPort: integer({ computed: true, min: 1, max: 65_535 }),
    healthCheckProtocol: text({ default: "TCP", oneOf: ["TCP", "HTTP", "HTTPS"] }),
    listenerArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:globalaccelerator/listener:Listener",
        missing: "ListenerNotFoundException",
        message: "The listener that you specified doesn't exist.",
        holds: true,
      },
    }),
    portOverrides: set(
      block({
        endpointPort: integer({ required, min: 1, max: 65_535 }),
        listenerPort: integer({ required, min: 1, max: 65_535 }),
      }),
      { maxItems: 10 },
    ),
    thresholdCount: integer({ default: 3, min: 1, max: 10 }),
    trafficDialPercentage: number({ default: 100, min: 0, max: 100 }),
  },

  id: "{listenerArn}/endpoint-group/{hex:12}",

  outputs: {
    arn: "{id}",
    endpointGroupRegion: { value: "{region}", knownInPreview: true },
    healthCheckPort: (c) => firstPort(c),
    healthCheckPath: "/",
  },

  unique: [
    {
      by: ["listenerArn", "endpointGroupRegion"],
      code: "EndpointGroupAlreadyExistsException",
      message: "The endpoint group that you specified already exists.",
    },
  ],
  accept: (c) => {
    checkInterval(c);
    checkCount(c);
    checkEndpoints(c);
  },
  timing: "deploy",
  onCreate: putTraces,
  onUpdate: putTraces,
  onDelete: releaseTraces,
};

function firstPort(c: Context): number {
  const ranges = c.target("listenerArn")?.outputs.portRanges;
  const [first] = Array.isArray(ranges) ? ranges : [];
  return isMap(first) ? Number(first.fromPort) : 0;
}

/** The provider lets 10 to 30 through. */
function checkInterval(c: Context): void {
  if ([10, 30].includes(c.inputs.number("healthCheckIntervalSeconds") ?? 30)) return;
  throw refusal("InvalidArgumentException", "HealthCheckIntervalSeconds must be 10 or 30");
}

function checkCount(c: Context): void {
  const acceleratorArn = c.inputs.text("listenerArn")?.split("/listener/")[0] ?? "";
  const groups = c.cloud
    .find("aws:globalaccelerator/endpointGroup:EndpointGroup")
    .filter(({ id }) => id.startsWith(acceleratorArn) && id !== c.outputs.text("id"));
  if (groups.length < 42) return;
  throw refusal(
    "LimitExceededException",
    "Processing your request would cause you to exceed an AWS Global Accelerator limit: 42 endpoint groups per accelerator.",
  );
}
