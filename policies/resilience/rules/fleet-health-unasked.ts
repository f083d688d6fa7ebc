import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { ofTypes } from "../../vocabulary/once-per-stack";
import { isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { GROUP_TYPES } from "../fleets";
import { refersTo } from "../references";

const ATTACHMENTS = [
  "aws:autoscaling/attachment:Attachment",
  "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
];
const INLINE = ["targetGroupArns", "loadBalancers", "loadBalancerNames", "trafficSources"];

/** Fleets behind a load balancer that keep nodes which it calls unhealthy. */
export const fleetHealthUnasked: StackRule = {
  id: "fleet-health-unasked",
  title: "A fleet behind a load balancer replaces the nodes that the load balancer finds unhealthy.",
  severity: "medium",
  awsDefault: "A group only replaces a node whose machine fails (`EC2`), not one whose software does.",
  why: "A node that answers no health check stays in the fleet, gets no traffic and counts as capacity, so that the others carry its share.",
  remediation: [
    'Set `healthCheckType: "ELB"`, and `healthCheckGracePeriod` to the time that a node needs to start.',
  ],
  links: ["https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-add-elb-healthcheck.html"],
  controls: { fsbp: ["AutoScaling.1"], wellArchitected: ["REL11-BP03"], cdkNag: ["AwsSolutions-AS2"] },
  types: [...GROUP_TYPES, ...ATTACHMENTS],
  judgeStack: (resources) =>
    ofTypes(resources, GROUP_TYPES)
      .filter(({ props }) => wordOf(props.healthCheckType) !== "elb")
      .flatMap((group) => judgeGroup(group, resources).map((finding) => ({ urn: group.urn, finding }))),
};

function judgeGroup(group: StackResource, resources: readonly StackResource[]): Finding[] {
  if (!isInline(group) && !ofTypes(resources, ATTACHMENTS).some((attachment) => attaches(attachment, group)))
    return [];
  if (isUnknown(group.props.healthCheckType)) return [undecided("healthCheckType")];
  return [violation("The group stands behind a load balancer, and `healthCheckType` is not ELB.")];
}

/** The group names what it stands behind, or is made from it. What is only not known yet may be nothing. */
const isInline = ({ props, propertyDependencies }: StackResource): boolean =>
  INLINE.some(
    (property) =>
      (!isUnknown(props[property]) && itemsOf(props[property]).some((item) => !isUnknown(item))) ||
      (propertyDependencies[property]?.length ?? 0) > 0,
  );

const attaches = (attachment: StackResource, group: StackResource): boolean =>
  refersTo(attachment, "autoscalingGroupName", group) === true;
