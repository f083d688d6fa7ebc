import { type FunctionTable, text } from "../../model/table";
import { filters, matching, onlyOne, tagFilter, tagsOf } from "./lookup";

const filterNames = {
  "group-id": "id",
  "group-name": "name",
  "vpc-id": "vpcId",
  description: "description",
  "owner-id": "ownerId",
};

export const getSecurityGroup: FunctionTable = {
  token: "aws:ec2/getSecurityGroup:getSecurityGroup",
  service: "EC2",
  operation: "DescribeSecurityGroups",
  scope: "regional",
  args: { filters: filters(), id: text(), name: text(), tags: tagFilter(), vpcId: text() },
  call: (c) => {
    const where = ["id", "name", "vpcId"].flatMap((name) => {
      const value = c.inputs.text(name);
      return value === undefined ? [] : [[name, value] as const];
    });
    const found = c.cloud.find("aws:ec2/securityGroup:SecurityGroup", Object.fromEntries(where));
    const group = onlyOne(matching(found, c.inputs, filterNames), "EC2 Security Group");
    const { arn, name, description, vpcId } = group.outputs;
    return {
      id: group.id,
      arn:
        arn ?? c.fill("arn:{partition}:ec2:{region}:{account}:security-group/{group}", { group: group.id }),
      name: name ?? "",
      description: description ?? "",
      vpcId: vpcId ?? "",
      tags: tagsOf(group),
    };
  },
};
