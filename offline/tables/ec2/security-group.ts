import {
  type Bag,
  failure,
  flag,
  forceNew,
  type ResourceTable,
  refusal,
  set,
  tags,
  text,
  type Value,
} from "../../model/table";
import { toVpc } from "../references";
import { inlineRule } from "./inline-rule";
import { groupText } from "./rule-inputs";

export const securityGroup: ResourceTable = {
  token: "aws:ec2/securityGroup:SecurityGroup",

  service: "EC2",
  title: "EC2 Security Group",
  operations: { update: "AuthorizeSecurityGroupIngress" },
  scope: "regional",
  inputs: {
    description: text({ forceNew, defaultAtCheck: "Managed by Pulumi", ...groupText }),
    egress: set(inlineRule(), { computed: true }),
    ingress: set(inlineRule(), { computed: true }),
    name: text({ forceNew, maxLength: 255, check: notReserved, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, computed: true, maxLength: 229, check: notReserved }),
    revokeRulesOnDelete: flag({ default: false, local: true }),
    tags: tags(),
    vpcId: text({ forceNew, computed: true, refers: toVpc }),
  },

  autoName: {},
  id: "sg-{hex:17}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:security-group/{id}",
    ownerId: "{account}",
    vpcId: "",
    namePrefix: "",
    ingress: () => [],
    egress: () => [],
  },

  unique: [
    {
      by: ["name", "vpcId"],
      code: "InvalidGroup.Duplicate",
      message: "The security group '{name}' already exists for VPC '{vpcId}'",
    },
  ],
  accept: (c) => {
    if (!c.inputs.has("vpcId"))
      throw refusal(
        "VPCIdNotSpecified",
        "No default VPC for this user. GroupName is only supported for EC2-Classic and default VPC.",
      );
    for (const rule of [...c.inputs.blocks("ingress"), ...c.inputs.blocks("egress")]) checkPorts(rule);
  },
  deletion: { blocked: { code: "DependencyViolation", message: "resource {id} has a dependent object" } },
};

function notReserved(value: Value): string | undefined {
  return String(value).startsWith("sg-") ? "must not begin with sg-" : undefined;
}

function checkPorts(rule: Bag): void {
  if (rule.text("protocol") !== "-1" || (rule.number("fromPort") === 0 && rule.number("toPort") === 0))
    return;
  throw failure(
    `from_port (${rule.number("fromPort")}) and to_port (${rule.number("toPort")}) must both be 0 to use the 'ALL' "-1" protocol!`,
  );
}
