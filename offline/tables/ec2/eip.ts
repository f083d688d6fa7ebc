import { type Context, forceNew, type ResourceTable, tags, text } from "../../model/table";
import { toInterface } from "../references";
import { freeAddress } from "./addresses";

/** An address of the internet. Costs money while it exists, in use or not. */
export const eip: ResourceTable = {
  token: "aws:ec2/eip:Eip",

  service: "EC2",
  title: "EC2 EIP",
  operations: {
    create: "AllocateAddress",
    read: "DescribeAddresses",
    update: "AssociateAddress",
    delete: "ReleaseAddress",
  },
  scope: "regional",
  inputs: {
    address: text({ forceNew }),
    associateWithPrivateIp: text(),
    customerOwnedIpv4Pool: text(),
    domain: text({ forceNew, default: "vpc", oneOf: ["vpc"] }),
    instance: text({ computed: true }),
    ipamPoolId: text({ forceNew }),
    networkBorderGroup: text({ forceNew, computed: true }),
    networkInterface: text({ computed: true, refers: toInterface }),
    publicIpv4Pool: text({ forceNew, computed: true }),
    tags: tags(),
  },

  id: "eipalloc-{hex:17}",

  outputs: {
    allocationId: "{id}",
    arn: "arn:{partition}:ec2:{region}:{account}:elastic-ip/{id}",
    publicIp: (c) =>
      c.inputs.text("address") ??
      freeAddress(
        c,
        "198.18",
        new Set(c.cloud.find("aws:ec2/eip:Eip", {}, "*").map((other) => String(other.outputs.publicIp))),
      ),
    publicDns: (c) =>
      `ec2-${dashed(c)}.${c.region === "us-east-1" ? "compute-1" : `${c.region}.compute`}.${c.dnsSuffix}`,
    instance: "",
    networkInterface: "",
    associationId: "",
    privateDns: "",
    privateIp: "",
    ptrRecord: "",
    carrierIp: "",
    customerOwnedIp: "",
    networkBorderGroup: "{region}",
    publicIpv4Pool: "amazon",
  },

  quotas: [
    { max: 5, code: "AddressLimitExceeded", message: "The maximum number of addresses has been reached." },
  ],
  deletion: { blocked: { code: "InvalidIPAddress.InUse", message: "Address {publicIp} is in use." } },
};

function dashed(c: Context): string {
  return (c.outputs.text("publicIp") ?? "").replaceAll(".", "-");
}
