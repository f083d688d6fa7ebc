import {
  block,
  type Context,
  flag,
  forceNew,
  list,
  type ResourceTable,
  refusal,
  tags,
  text,
  type Value,
} from "../../model/table";
import { freeAddress } from "../ec2/addresses";
import { toBucket } from "../references";

/** https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html */
const hostedZoneId = "Z2BJ6XQ5FK7U4H";

/** Two static anycast addresses (four when dual-stack), lost when it is deleted. */
export const accelerator: ResourceTable = {
  token: "aws:globalaccelerator/accelerator:Accelerator",

  service: "Global Accelerator",
  title: "Global Accelerator Accelerator",

  scope: "global",
  inputs: {
    attributes: block(
      {
        flowLogsEnabled: flag({ default: false }),
        flowLogsS3Bucket: text({
          maxLength: 255,
          refers: {
            ...toBucket,
            missing: "InvalidArgumentException",
            message: "The S3 bucket '{value}' for flow logs does not exist",
          },
        }),
        flowLogsS3Prefix: text({ maxLength: 255 }),
      },
      { computed: true },
    ),
    enabled: flag({ default: true }),
    ipAddressType: text({ default: "IPV4", oneOf: ["IPV4", "DUAL_STACK"] }),
    ipAddresses: list(text(), { forceNew, computed: true, maxItems: 2 }),
    name: text({
      maxLength: 64,
      pattern: /^[0-9A-Za-z](?:[0-9A-Za-z.-]*[0-9A-Za-z])?$/,
      rule: "must hold only letters, digits, periods and hyphens, and begin and end with a letter or digit",
    }),
    tags: tags(),
  },

  autoName: {},
  id: "arn:{partition}:globalaccelerator::{account}:accelerator/{uuid}",

  outputs: {
    arn: "{id}",
    dnsName: "a{hex:16}.awsglobalaccelerator.com",
    dualStackDnsName: {
      value: (c) => (isDualStack(c) ? c.fill("a{hex:16}.dualstack.awsglobalaccelerator.com") : ""),
      recomputed: ["ipAddressType"],
    },
    hostedZoneId: () => hostedZoneId,
    ipSets: { value: ipSets, recomputed: ["ipAddressType"] },
    ipAddresses: () => [],
    attributes: () => ({ flowLogsEnabled: false, flowLogsS3Bucket: "", flowLogsS3Prefix: "" }),
  },

  quotas: [
    {
      max: 20,
      code: "LimitExceededException",
      message:
        "Processing your request would cause you to exceed an AWS Global Accelerator limit: 20 accelerators.",
    },
  ],
  accept: checkFlowLogs,
  deletion: {
    blocked: {
      code: "AssociatedListenerFoundException",
      message:
        "The accelerator that you specified has a listener associated with it. You must remove all dependent resources from an accelerator before you can delete it.",
    },
  },
  timing: "deploy",
};

function isDualStack(c: Context): boolean {
  return c.inputs.text("ipAddressType") === "DUAL_STACK";
}

/** Bring-your-own addresses come first; AWS adds what is missing. */
function ipSets(c: Context): Value {
  const others = c.cloud
    .find("aws:globalaccelerator/accelerator:Accelerator")
    .filter(({ id }) => id !== c.outputs.text("id"));
  const taken = new Set(
    JSON.stringify(others.map((other) => other.outputs.ipSets ?? [])).match(/[\d.]{7,}/g),
  );
  const own = c.inputs.texts("ipAddresses");
  const ipv4 = ["first", "second"].map((label, index) => {
    const address = own[index] ?? freeAddress(c, "198.19", taken, label);
    taken.add(address);
    return address;
  });
  // documentation range (RFC 3849)
  const ipv6 = ["first", "second"].map(
    (label) => `2001:db8:ffff:${c.hex(4, label).replace(/^0+(?=.)/, "")}::1`,
  );
  const sets = [{ ipFamily: "IPv4", ipAddresses: ipv4 }];
  return isDualStack(c) ? [...sets, { ipFamily: "IPv6", ipAddresses: ipv6 }] : sets;
}

function checkFlowLogs(c: Context): void {
  const attributes = c.inputs.block("attributes");
  if (attributes.flag("flowLogsEnabled") !== true || attributes.has("flowLogsS3Bucket")) return;
  throw refusal("InvalidArgumentException", "FlowLogsS3Bucket must be given when flow logs are enabled");
}
