import { ACCELERATOR_TO_INTERNAL_ALB, MEDIA_RELAY_UDP } from "../../constants";
import type { StackResource, StackRule } from "../../rule";
import { sourcesOf } from "../../vocabulary/references";
import { declarationOf } from "../../vocabulary/tags";
import {
  LAUNCH_CONFIGURATION_TYPES,
  LAUNCH_TEMPLATE_TYPES,
  LOAD_BALANCER_TYPES,
} from "../../vocabulary/tokens";
import { GROUP_TYPES } from "../openings";
import { at, type StackFinding } from "../stack";

/** Of the rules that stand alone, the only kind that has tags. */
const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
/** Properties by which resources put themselves into a security group. */
const MEMBERSHIP =
  /^(vpcSecurityGroupIds|vpcSecurityGroups|securityGroups|securityGroupIds|groupSet|networkInterfaces|networkConfiguration|vpcConfig|resourcesVpcConfig|vpcOptions|launchTemplateData)$/;

/** What may stand behind each declared opening. */
const MEMBERS: Readonly<Record<string, { readonly types: readonly string[]; readonly what: string }>> = {
  [ACCELERATOR_TO_INTERNAL_ALB]: {
    types: LOAD_BALANCER_TYPES,
    what: "an internal load balancer",
  },
  [MEDIA_RELAY_UDP]: {
    types: [
      ...LAUNCH_TEMPLATE_TYPES,
      ...LAUNCH_CONFIGURATION_TYPES,
      "aws:ec2/instance:Instance",
      "aws:ec2/networkInterface:NetworkInterface",
      "aws-native:ec2:Instance",
      "aws-native:ec2:NetworkInterface",
    ],
    what: "media relays",
  },
};

/** A group with a declared opening is for what was declared only. */
export const declaredOpeningMisused: StackRule = {
  id: "declared-opening-misused",
  title: "A security group with a declared opening belongs only to what the opening is for.",
  severity: "high",
  awsDefault: "Any instance, task, function or database can join any security group of its VPC.",
  why: "The declaration holds because an internal load balancer or a media relay stands behind it; anything else in the same group is open to the internet too.",
  remediation: [
    "Give the resource a security group of its own that names its senders.",
    "Keep the group with the declared opening for the internal load balancer behind the accelerator, or for media relays.",
  ],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"],
  controls: { wellArchitected: ["SEC05-BP02"] },
  types: [...GROUP_TYPES, INGRESS_RULE],
  judgeStack: (resources) =>
    Object.entries(MEMBERS).flatMap(([declared, { types, what }]) => {
      const groups = new Set(resources.flatMap((resource) => groupsOpenedBy(resource, declared)));
      if (groups.size === 0) return [];
      return resources
        .filter(({ type }) => !types.includes(type))
        .flatMap((resource) => judgeMember(resource, groups, what));
    }),
};

function groupsOpenedBy(resource: StackResource, declared: string): readonly StackResource[] {
  const isGroup = GROUP_TYPES.includes(resource.type);
  if (!isGroup && resource.type !== INGRESS_RULE) return [];
  if (declarationOf(resource.props) !== declared) return [];
  return isGroup ? [resource] : sourcesOf(resource, "securityGroupId", GROUP_TYPES);
}

function judgeMember(
  resource: StackResource,
  groups: ReadonlySet<StackResource>,
  what: string,
): StackFinding[] {
  return Object.entries(resource.propertyDependencies)
    .filter(([property]) => MEMBERSHIP.test(property))
    .flatMap(([property, sources]) => {
      const group = sources.find((source) => groups.has(source));
      if (!group) return [];
      const message = `\`${property}\` puts the resource into security group ${group.name}, which admits the internet for ${what}.`;
      return [at(resource, message)];
    });
}
