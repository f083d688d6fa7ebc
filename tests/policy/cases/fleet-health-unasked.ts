import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const group = (props: Props = {}): TestResource => ({
  type: "aws:autoscaling/group:Group",
  name: "web",
  props: { name: "web-1", ...props },
});
const behind = {
  targetGroupArns: ["arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/1"],
};
const attachment = (type: string): TestResource => ({
  type,
  name: "attachment",
  props: { lbTargetGroupArn: "arn" },
  dependsOn: { autoscalingGroupName: [urnOf(group())] },
});
const targets: TestResource = { type: "aws:lb/targetGroup:TargetGroup", name: "web", props: {} };
const says = "The group stands behind a load balancer, and `healthCheckType` is not ELB.";

export default {
  violating: [
    { title: "target groups of its own", given: [group(behind)], says },
    {
      title: "a classic load balancer",
      given: [group({ loadBalancers: ["web"], healthCheckType: "EC2" })],
      says,
    },
    ...["attachment:Attachment", "trafficSourceAttachment:TrafficSourceAttachment"].map(
      (kind): Case => ({ title: kind, given: [group(), attachment(`aws:autoscaling/${kind}`)], says }),
    ),
    ...["targetGroupArns", "loadBalancerNames", "trafficSources"].map((property) => ({
      title: `a native group with ${property}`,
      given: [{ type: "aws-native:autoscaling:AutoScalingGroup", props: { [property]: ["web"] } }],
      says,
    })),
    {
      title: "target groups of the program that are not made yet",
      given: [
        targets,
        { ...group({ targetGroupArns: [UNKNOWN] }), dependsOn: { targetGroupArns: [urnOf(targets)] } },
      ],
      says,
    },
  ],
  clean: [
    {
      title: "target groups that are not known yet and may be none",
      given: [group({ targetGroupArns: UNKNOWN })],
    },
    { title: "a target group that is not known yet", given: [group({ targetGroupArns: [UNKNOWN] })] },
    { title: "ELB", given: [group({ ...behind, healthCheckType: "ELB" })] },
    { title: "a group behind nothing", given: [group()] },
    {
      title: "an attachment of another group",
      given: [group(), { ...attachment("aws:autoscaling/attachment:Attachment"), dependsOn: {} }],
    },
  ],
  unknown: [
    {
      title: "an unknown type",
      given: [group({ ...behind, healthCheckType: UNKNOWN })],
      says: "healthCheckType",
    },
  ],
} satisfies RuleCases;
