/** What EC2 Auto Scaling refuses of a group. */
import { Bag, type Context, refusal } from "../../model/table";
import { checkOneNetwork } from "../ec2/one-network";
import { templateOf } from "./instances";

const invalid = (message: string) => refusal("ValidationError", message);

export function checkGroup(c: Context): void {
  checkSizes(c);
  checkPlace(c);
  checkTemplate(c);
}

function checkSizes(c: Context): void {
  const [min = 0, max = 0] = [c.inputs.number("minSize"), c.inputs.number("maxSize")];
  if (min > max) throw invalid(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  const desired = c.inputs.number("desiredCapacity");
  if (desired === undefined || (desired >= min && desired <= max)) return;
  throw invalid(
    `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
  );
}

function checkPlace(c: Context): void {
  if (c.inputs.list("vpcZoneIdentifiers").length + c.inputs.list("availabilityZones").length > 0) return;
  throw invalid("At least one Availability Zone or VPC Subnet is required.");
}

/** What the template names is looked at only now, when instances are to start from it. */
function checkTemplate(c: Context): void {
  const template = templateOf(c);
  if (template === undefined) return;
  const wrong = (reason: string) => invalid(`You must use a valid fully-formed launch template. ${reason}`);
  const groups = template.outputs.vpcSecurityGroupIds;
  for (const id of Array.isArray(groups) ? groups.map(String) : []) {
    const group = c.cloud.get("aws:ec2/securityGroup:SecurityGroup", id);
    if (group === undefined) throw wrong(`The security group '${id}' does not exist`);
    checkOneNetwork("ValidationError", [group, ...c.targets("vpcZoneIdentifiers")]);
  }
  const profile = new Bag(template.outputs).block("iamInstanceProfile");
  const [by = "", value] = ["arn", "name"].map((by) => [by, profile.text(by)]).find(([, text]) => text) ?? [];
  if (value === undefined) return;
  if (c.cloud.find("aws:iam/instanceProfile:InstanceProfile", { [by]: value }).length > 0) return;
  throw wrong(`Value (${value}) for parameter iamInstanceProfile is invalid. Invalid IAM Instance Profile`);
}
