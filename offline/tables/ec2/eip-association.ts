import { failure, flag, forceNew, type ResourceTable, refusal, text } from "../../model/table";
import { toAllocation, toInterface } from "../references";

export const eipAssociation: ResourceTable = {
  token: "aws:ec2/eipAssociation:EipAssociation",

  service: "EC2",
  title: "EC2 EIP Association",
  operations: { create: "AssociateAddress", read: "DescribeAddresses", delete: "DisassociateAddress" },
  scope: "regional",
  inputs: {
    allocationId: text({ forceNew, computed: true, refers: { ...toAllocation, holds: false } }),
    allowReassociation: flag({ forceNew, default: true }),
    instanceId: text({ forceNew, computed: true }),
    networkInterfaceId: text({ forceNew, computed: true, refers: toInterface }),
    privateIpAddress: text({ forceNew, computed: true }),
    publicIp: text({ forceNew, computed: true }),
  },

  id: "eipassoc-{hex:17}",

  outputs: {
    allocationId: "",
    instanceId: "",
    networkInterfaceId: "",
    privateIpAddress: (c) => {
      const ips = c.target("networkInterfaceId")?.outputs.privateIps;
      return Array.isArray(ips) ? (ips[0] ?? "") : "";
    },
    publicIp: (c) => c.target("allocationId")?.outputs.publicIp ?? "",
  },

  accept: (c) => {
    if (!c.inputs.has("allocationId"))
      throw failure("allocation_id must be given: addresses outside a VPC are gone");
    if (c.inputs.has("instanceId") === c.inputs.has("networkInterfaceId"))
      throw refusal(
        "InvalidParameterCombination",
        "You must specify either an instance ID or a network interface ID, and not both",
      );
    const others = c.cloud
      .find("aws:ec2/eipAssociation:EipAssociation", { allocationId: c.inputs.text("allocationId") ?? "" })
      .filter(({ id }) => id !== c.outputs.text("id"));
    if (others.length > 0 && !c.inputs.flag("allowReassociation"))
      throw refusal(
        "Resource.AlreadyAssociated",
        c.fill("resource {allocationId} is already associated with associate-id ") + (others[0]?.id ?? ""),
      );
  },
};
