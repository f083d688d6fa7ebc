import { type Context, type ResourceTable, refusal, tags, text } from "../../model/table";
import { toVpc } from "../references";

export const internetGateway: ResourceTable = {
  token: "aws:ec2/internetGateway:InternetGateway",

  service: "EC2",
  title: "EC2 Internet Gateway",
  operations: { update: "AttachInternetGateway" },
  scope: "regional",
  inputs: { tags: tags(), vpcId: text({ computed: true, refers: toVpc }) },

  id: "igw-{hex:17}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:internet-gateway/{id}",
    ownerId: "{account}",
    vpcId: "",
  },

  unique: [
    {
      by: ["vpcId"],
      code: "InvalidParameterValue",
      message: "Network {vpcId} already has an internet gateway attached",
    },
  ],
  accept: (c) => {
    const before = c.cloud.get("aws:ec2/internetGateway:InternetGateway", c.fill("{id}"))?.outputs.vpcId;
    if (typeof before === "string" && before !== "" && before !== c.outputs.text("vpcId"))
      checkNoPublicAddress(c, before);
  },
  deletion: {
    accept: (c) => {
      const vpcId = c.outputs.text("vpcId");
      if (vpcId) checkNoPublicAddress(c, vpcId);
    },
  },
  timing: "seconds",
};

/** Detaching fails while something in the VPC has an address of the internet. */
function checkNoPublicAddress(c: Context, vpcId: string): void {
  const gateways = c.cloud.find("aws:ec2/natGateway:NatGateway", { vpcId, connectivityType: "public" });
  const balancers = c.cloud.find("aws:lb/loadBalancer:LoadBalancer", { vpcId, internal: false });
  if (gateways.length + balancers.length === 0) return;
  throw refusal(
    "DependencyViolation",
    `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
  );
}
