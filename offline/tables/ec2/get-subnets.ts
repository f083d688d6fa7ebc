import type { FunctionTable } from "../../model/table";
import { filters, matching, tagFilter } from "./lookup";

const filterNames = {
  "subnet-id": "id",
  "vpc-id": "vpcId",
  "availability-zone": "availabilityZone",
  "availability-zone-id": "availabilityZoneId",
  "cidr-block": "cidrBlock",
  "map-public-ip-on-launch": "mapPublicIpOnLaunch",
  "owner-id": "ownerId",
};

/** None that match is an empty answer, not an error. */
export const getSubnets: FunctionTable = {
  token: "aws:ec2/getSubnets:getSubnets",
  service: "EC2",
  operation: "DescribeSubnets",
  scope: "regional",
  args: { filters: filters(), tags: tagFilter() },
  call: (c) => ({
    id: c.region,
    tags: c.inputs.map("tags"),
    ids: matching(c.cloud.find("aws:ec2/subnet:Subnet"), c.inputs, filterNames).map(({ id }) => id),
  }),
};
