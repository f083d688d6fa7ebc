import type { StackResource, StackRule } from "../../rule";
import { sourcesOf } from "../../vocabulary/references";
import { LAUNCH_CONFIGURATION_TYPES, LAUNCH_TEMPLATE_TYPES, SUBNET_TYPES } from "../../vocabulary/tokens";
import { isOff, isUnknown, itemsOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";
import { givesAddresses } from "../public-resources";
import { at, type StackFinding } from "../stack";

const TEMPLATES = [...LAUNCH_TEMPLATE_TYPES, ...LAUNCH_CONFIGURATION_TYPES];

interface Launcher {
  /** The input that names subnets. */
  readonly subnets: string;
  /** Where it says that its instances get no public address after all. */
  readonly refusals: readonly string[];
}

/** What launches instances, into subnets that it names. */
const LAUNCHERS: Readonly<Record<string, Launcher>> = {
  "aws:ec2/instance:Instance": { subnets: "subnetId", refusals: ["associatePublicIpAddress"] },
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": {
    subnets: "subnetId",
    refusals: ["associatePublicIpAddress"],
  },
  "aws:autoscaling/group:Group": { subnets: "vpcZoneIdentifiers", refusals: [] },
  "aws:ec2/spotFleetRequest:SpotFleetRequest": {
    subnets: "launchSpecifications",
    refusals: ["launchSpecifications[].associatePublicIpAddress"],
  },
  "aws:ec2/fleet:Fleet": { subnets: "launchTemplateConfigs", refusals: [] },
  "aws:emr/cluster:Cluster": { subnets: "ec2Attributes", refusals: [] },
  "aws:eks/nodeGroup:NodeGroup": { subnets: "subnetIds", refusals: [] },
  "aws-native:ec2:Instance": {
    subnets: "subnetId",
    refusals: ["networkInterfaces[].associatePublicIpAddress"],
  },
  "aws-native:autoscaling:AutoScalingGroup": { subnets: "vpcZoneIdentifier", refusals: [] },
  "aws-native:eks:Nodegroup": { subnets: "subnets", refusals: [] },
};
/** Inputs by which launchers name a template, which may refuse for them. */
const TEMPLATE_PROPERTIES = [
  "launchTemplate",
  "launchConfiguration",
  "launchConfigurationName",
  "launchTemplateConfigs",
  "mixedInstancesPolicy",
];
const TEMPLATE_REFUSALS = [
  "networkInterfaces[].associatePublicIpAddress",
  "launchTemplateData.networkInterfaces[].associatePublicIpAddress",
  "associatePublicIpAddress",
];

/**
 * Instances in subnets that give public addresses. Such a subnet alone is no harm: NAT gateways stand in it, and awsx makes
 * its public subnets so without a choice.
 */
export const subnetPublicAddress: StackRule = {
  id: "subnet-public-address",
  title: "Instances are launched into no subnet that gives public addresses.",
  severity: "high",
  awsDefault:
    "A new subnet gives none; default subnets and the public subnets of `awsx.ec2.Vpc` give every instance one.",
  why: "The instance asks for nothing, and is on the internet all the same.",
  remediation: [
    "Launch into private subnets.",
    "Or set `mapPublicIpOnLaunch` of the subnet, or `associatePublicIpAddress` of the instance or its launch template, to false.",
  ],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html#subnet-public-ip"],
  controls: { fsbp: ["EC2.9", "EC2.15"], wellArchitected: ["SEC05-BP01"] },
  types: [...Object.keys(LAUNCHERS), ...SUBNET_TYPES],
  judgeStack: (resources): StackFinding[] =>
    resources.flatMap((resource) => {
      const launcher = LAUNCHERS[resource.type];
      return launcher ? judgeLauncher(resource, launcher) : [];
    }),
};

function judgeLauncher(resource: StackResource, launcher: Launcher): StackFinding[] {
  const subnet = namedSubnets(resource, launcher.subnets).find(givesAddresses);
  if (!subnet || refuses(resource, launcher.refusals)) return [];
  const templates = TEMPLATE_PROPERTIES.flatMap((property) => sourcesOf(resource, property, TEMPLATES));
  if (templates.some((template) => refuses(template, TEMPLATE_REFUSALS))) return [];
  return [
    at(
      resource,
      `\`${launcher.subnets}\` names subnet \`${subnet.name}\`, which gives every instance a public address.`,
    ),
  ];
}

/**
 * The subnets that the input surely names. Where it was made from more subnets than it names, as from the outputs of
 * `awsx.ec2.Vpc`, which of them it names is not told: then only if all are alike.
 */
function namedSubnets(resource: StackResource, property: string): readonly StackResource[] {
  const sources = sourcesOf(resource, property, SUBNET_TYPES);
  const named = itemsOf(resource.props[property]).length;
  return sources.length <= named || sources.every(givesAddresses) ? sources : [];
}

const refuses = ({ props }: StackResource, paths: readonly string[]): boolean =>
  paths.flatMap((path) => valuesAt(props, path)).some(({ value }) => isOff(value) || isUnknown(value));
