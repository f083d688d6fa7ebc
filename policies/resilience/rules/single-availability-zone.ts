import type { StackResource, StackRule } from "../../rule";
import { CLASSIC_LOAD_BALANCER_TYPES, each, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { unlessDisposable } from "../lifetime";
import { twoZones, type ZonePlaces } from "../zones";

/** Where each type names the subnets or zones that it runs in. */
const PLACES: Readonly<Record<string, ZonePlaces>> = {
  ...each(LOAD_BALANCER_TYPES, ["subnets", "subnetMappings"]),
  ...each(CLASSIC_LOAD_BALANCER_TYPES, ["subnets", "availabilityZones"]),
  "aws:autoscaling/group:Group": ["vpcZoneIdentifiers", "availabilityZones"],
  "aws:ecs/service:Service": ["networkConfiguration.subnets"],
  "aws:eks/nodeGroup:NodeGroup": ["subnetIds"],
  "aws:elasticache/subnetGroup:SubnetGroup": ["subnetIds"],
  "aws:lambda/function:Function": ["vpcConfig.subnetIds"],
  "aws-native:autoscaling:AutoScalingGroup": ["vpcZoneIdentifier", "availabilityZones"],
  "aws-native:ecs:Service": ["networkConfiguration.awsvpcConfiguration.subnets"],
  "aws-native:eks:Nodegroup": ["subnets"],
  "aws-native:elasticache:SubnetGroup": ["subnetIds"],
  "aws-native:lambda:Function": ["vpcConfig.subnetIds"],
};

/** What serves calls runs in two zones at least. */
export const singleAvailabilityZone: StackRule = {
  id: "single-availability-zone",
  title: "Load balancers, fleets, services and functions run in two Availability Zones or more.",
  severity: "high",
  awsDefault:
    "AWS uses the subnets that it is given and adds none; an Application Load Balancer with one is refused.",
  why: "A zone that fails takes everything in it along, and what runs in one zone has no other place to go.",
  remediation: [
    "Name subnets in two zones or more, best the same zones for the load balancer and what stands behind it.",
    "Where one zone is enough, as in a development environment, tag the resource `voip-cells:lifetime: disposable`.",
  ],
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
  ],
  controls: {
    fsbp: ["AutoScaling.2", "ELB.10", "ELB.13", "Lambda.5"],
    cdkNag: ["AwsSolutions-ELB4"],
    wellArchitected: ["REL10-BP01"],
  },
  types: Object.keys(PLACES),
  judgeStack: (resources) => resources.flatMap(judge),
};

function judge(resource: StackResource) {
  const findings = unlessDisposable(resource, twoZones(resource, PLACES[resource.type] ?? []));
  return findings.map((finding) => ({ urn: resource.urn, finding }));
}
