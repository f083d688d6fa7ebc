import { forceNew, type ResourceTable, required, text } from "../../model/table";
import { toInternetGateway, toRouteTable, toSubnet } from "../references";

export const routeTableAssociation: ResourceTable = {
  token: "aws:ec2/routeTableAssociation:RouteTableAssociation",

  service: "EC2",
  title: "EC2 Route Table Association",
  operations: {
    create: "AssociateRouteTable",
    read: "DescribeRouteTables",
    update: "ReplaceRouteTableAssociation",
    delete: "DisassociateRouteTable",
  },
  scope: "regional",
  inputs: {
    gatewayId: text({ forceNew, refers: toInternetGateway }),
    routeTableId: text({ required, refers: toRouteTable }),
    subnetId: text({ forceNew, refers: { ...toSubnet, holds: false } }),
  },
  rules: [{ exactlyOneOf: ["subnetId", "gatewayId"] }],

  id: "rtbassoc-{hex:17}",
  importId: (c) =>
    `${c.inputs.text("subnetId") ?? c.inputs.text("gatewayId")}/${c.inputs.text("routeTableId")}`,
  outputs: {},

  unique: ["subnetId", "gatewayId"].map((name) => ({
    by: [name],
    code: "Resource.AlreadyAssociated",
    message:
      "the specified association for route table {routeTableId} conflicts with an existing association",
  })),
};
