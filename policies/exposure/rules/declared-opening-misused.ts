import { type Finding, type StackResource, type StackRule, violation } from "../../rule";
import { isAbsent, isUnknown } from "../../values";
import { declarationOf } from "../openings";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const LOAD_BALANCERS = ["aws:lb/loadBalancer:LoadBalancer", "aws:alb/loadBalancer:LoadBalancer"];
/** Properties by which resources put themselves into a security group. */
const MEMBERSHIP =
  /^(vpcSecurityGroupIds|securityGroups|securityGroupIds|networkInterfaces|networkConfiguration|vpcConfig|vpcOptions)$/;

/** A group with a declared opening is for internal load balancers only. */
export const declaredOpeningMisused: StackRule = {
  id: "declared-opening-misused",
  title: "A security group with a declared opening belongs to load balancers only.",
  severity: "high",
  awsDefault: "Any instance, task, function or database can join any security group of its VPC.",
  why: "The declaration holds because an internal load balancer stands behind it; anything else in the same group is open to the internet too.",
  remediation: [
    "Give the resource a security group of its own that names its senders.",
    "Keep the group with the declared opening for the internal load balancer behind the accelerator.",
  ],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html"],
  controls: {},
  types: [GROUP, INGRESS_RULE],
  judgeStack(resources) {
    const groups = new Set(resources.filter(isDeclared).flatMap(groupsOpenedBy));
    if (groups.size === 0) return [];
    return resources
      .filter((resource) => !LOAD_BALANCERS.includes(resource.type))
      .flatMap((resource) => judgeMember(resource, groups));
  },
};

function isDeclared({ type, props }: StackResource): boolean {
  if (type !== GROUP && type !== INGRESS_RULE) return false;
  const declaration = declarationOf(props);
  return !isAbsent(declaration) && !isUnknown(declaration);
}

const groupsOpenedBy = (resource: StackResource): readonly StackResource[] =>
  resource.type === GROUP ? [resource] : (resource.propertyDependencies.securityGroupId ?? []);

function judgeMember(
  resource: StackResource,
  groups: ReadonlySet<StackResource>,
): { urn: string; finding: Finding }[] {
  const memberships = Object.entries(resource.propertyDependencies).filter(
    ([property, sources]) => MEMBERSHIP.test(property) && sources.some((source) => groups.has(source)),
  );
  return memberships.map(([property, sources]) => {
    const group = sources.find((source) => groups.has(source))?.name ?? "";
    const message = `\`${property}\` puts the resource into security group ${group}, which admits the internet for an internal load balancer.`;
    return { urn: resource.urn, finding: violation(message) };
  });
}
