import {
  Bag,
  type Context,
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  refusal,
  required,
  text,
} from "../../model/table";
import { toSecurityGroup } from "../references";
import { groupText, sameProtocol } from "./rule-inputs";

const sources = ["cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId"];

/** The older kind: several sources in one resource, replaced by deleting first. */
export const securityGroupRule: ResourceTable = {
  token: "aws:ec2/securityGroupRule:SecurityGroupRule",

  service: "EC2",
  title: "EC2 Security Group Rule",
  operations: {
    create: "AuthorizeSecurityGroupIngress",
    read: "DescribeSecurityGroupRules",
    update: "UpdateSecurityGroupRuleDescriptionsIngress",
    delete: "RevokeSecurityGroupIngress",
  },
  scope: "regional",
  inputs: {
    cidrBlocks: list(text({ format: "ipv4-network" }), { forceNew }),
    description: text(groupText),
    fromPort: integer({ required, forceNew, min: -1, max: 65_535 }),
    ipv6CidrBlocks: list(text({ format: "ipv6-network" }), { forceNew }),
    prefixListIds: list(text(), { forceNew }),
    protocol: text({ required, forceNew, same: sameProtocol }),
    securityGroupId: text({ required, forceNew, refers: { ...toSecurityGroup, holds: false } }),
    self: flag({ forceNew, default: false, conflictsWith: ["cidrBlocks", "ipv6CidrBlocks"] }),
    sourceSecurityGroupId: text({
      forceNew,
      computed: true,
      refers: { ...toSecurityGroup, except: /\// },
      conflictsWith: ["cidrBlocks", "ipv6CidrBlocks", "self"],
    }),
    toPort: integer({ required, forceNew, min: -1, max: 65_535 }),
    type: text({ required, forceNew, oneOf: ["ingress", "egress"] }),
  },
  rules: [{ atLeastOneOf: sources }],

  id: "sgrule-{digits:10}",

  outputs: {
    sourceSecurityGroupId: "",
    securityGroupRuleId: (c) => (sourceCount(c) === 1 ? `sgr-${c.hex(17)}` : ""),
  },
  deleteBeforeReplace: true,
  accept: checkTwin,
};

function sourceCount(c: Context): number {
  return sources
    .map((name) => c.inputs.list(name).length + (c.inputs.text(name) || c.inputs.flag(name) ? 1 : 0))
    .reduce((sum, count) => sum + count, 0);
}

function checkTwin(c: Context): void {
  const described = (values: Bag) =>
    JSON.stringify(
      ["type", "protocol", "fromPort", "toPort", ...sources].map((name) => values.get(name) || null),
    );
  const twins = c.cloud
    .find("aws:ec2/securityGroupRule:SecurityGroupRule", {
      securityGroupId: c.inputs.text("securityGroupId") ?? "",
    })
    .filter(
      (other) =>
        other.id !== c.outputs.text("id") && described(new Bag(other.outputs)) === described(c.outputs),
    );
  if (twins.length > 0)
    throw refusal(
      "InvalidPermission.Duplicate",
      `the specified rule "${c.inputs.text("protocol")?.toUpperCase()}, from port: ${c.inputs.number("fromPort")}, to port: ${c.inputs.number("toPort")}, ALLOW" already exists`,
    );
}
