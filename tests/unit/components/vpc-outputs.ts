/** What awsx's Vpc component answers, as far as the components read it. */
export const vpcOutputs = {
  "awsx:ec2:Vpc": () => ({
    vpcId: "vpc-1",
    vpc: { id: "vpc-1", cidrBlock: "10.20.0.0/16", region: "eu-central-1", ipv6CidrBlock: "" },
    publicSubnetIds: ["subnet-public-1", "subnet-public-2"],
    privateSubnetIds: ["subnet-private-1", "subnet-private-2"],
    natGateways: [{ id: "nat-1" }, { id: "nat-2" }, { id: "nat-3" }],
    routeTables: [{ id: "rtb-1" }, { id: "rtb-2" }],
  }),
};
