import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { fieldsOf, isAbsent, isUnknown, itemsOf } from "../../vocabulary/values";

const NATIVE = "aws-native:ecs:ExpressGatewayService";

/** Load balancers that ECS makes for Express Mode services. Which of the given subnets are public it cannot know. */
export const ecsExpressServicePublic: ResourceRule = {
  id: "ecs-express-service-public",
  title: "ECS Express Mode services name the subnets of their load balancer.",
  severity: "critical",
  awsDefault: "The service gets an internet-facing load balancer in the public subnets of the default VPC.",
  why: "The load balancer is made by ECS, so that no resource in the program shows it.",
  remediation: [
    "Name private subnets in the network configuration.",
    "Or use an ECS service with an internal Application Load Balancer of the program.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/express-service-work.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: ["aws:ecs/expressGatewayService:ExpressGatewayService", NATIVE],
  judge({ type, props }): Finding[] {
    const property = type === NATIVE ? "networkConfiguration" : "networkConfigurations";
    if (isUnknown(props[property])) return [undecided(property)];
    const [configuration] = itemsOf(props[property]);
    if (isUnknown(configuration)) return [undecided(`${property}[0]`)];
    const { subnets } = fieldsOf(configuration);
    if (isUnknown(subnets) || itemsOf(subnets).some((subnet) => !isAbsent(subnet))) return [];
    return [violation(`\`${property}\` names no subnets, and AWS then takes public ones.`)];
  },
};
