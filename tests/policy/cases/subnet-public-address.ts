import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN, UNKNOWN_LIST } from "../cases";

const subnet = (mapPublicIpOnLaunch?: unknown, type = "aws:ec2/subnet:Subnet"): TestResource => ({
  type,
  name: "public-1",
  props: { mapPublicIpOnLaunch },
});
const template = (props: Props, type = "aws:ec2/launchTemplate:LaunchTemplate"): TestResource => ({
  type,
  name: "template",
  props,
});
const LAUNCHERS: Record<string, string> = {
  "aws:ec2/instance:Instance": "subnetId",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": "subnetId",
  "aws:autoscaling/group:Group": "vpcZoneIdentifiers",
  "aws:ec2/spotFleetRequest:SpotFleetRequest": "launchSpecifications",
  "aws:ec2/fleet:Fleet": "launchTemplateConfigs",
  "aws:emr/cluster:Cluster": "ec2Attributes",
  "aws:eks/nodeGroup:NodeGroup": "subnetIds",
  "aws-native:ec2:Instance": "subnetId",
  "aws-native:autoscaling:AutoScalingGroup": "vpcZoneIdentifier",
  "aws-native:eks:Nodegroup": "subnets",
};
const INSTANCE = "aws:ec2/instance:Instance";
const GROUP = "aws:autoscaling/group:Group";
/** The group of the same provider as the template. */
const groupBeside = ({ type }: TestResource): string =>
  type.startsWith("aws-native:") ? "aws-native:autoscaling:AutoScalingGroup" : GROUP;
const launcher = (
  of: TestResource,
  type = INSTANCE,
  props: Props = {},
  from?: TestResource,
): TestResource => ({
  type,
  name: "launcher",
  props,
  dependsOn: {
    [LAUNCHERS[type] ?? ""]: [urnOf(of)],
    ...(from ? { [templateProperty(from)]: [urnOf(from)] } : {}),
  },
});
const templateProperty = ({ type }: TestResource): string =>
  ({
    "aws:ec2/launchConfiguration:LaunchConfiguration": "launchConfiguration",
    "aws-native:autoscaling:LaunchConfiguration": "launchConfigurationName",
  })[type] ?? "launchTemplate";
const says = (property: string) =>
  `\`${property}\` names subnet \`public-1\`, which gives every instance a public address.`;
const quiet = template({ networkInterfaces: [{ associatePublicIpAddress: "false" }] });

const refusing: TestResource[] = [
  quiet,
  template({ associatePublicIpAddress: false }, "aws:ec2/launchConfiguration:LaunchConfiguration"),
  template({ launchTemplateData: quiet.props }, "aws-native:ec2:LaunchTemplate"),
  template({ associatePublicIpAddress: false }, "aws-native:autoscaling:LaunchConfiguration"),
];

const private2: TestResource = { ...subnet(false), name: "private-2" };
const fromBoth = (props: Props): TestResource => ({
  ...launcher(subnet(), GROUP, props),
  dependsOn: { vpcZoneIdentifiers: [urnOf(subnet()), urnOf(private2)] },
});

export default {
  violating: [
    ...Object.entries(LAUNCHERS).map(
      ([type, property]): Case => ({
        title: type,
        given: [subnet(true), launcher(subnet(), type)],
        says: says(property),
      }),
    ),
    ...["aws:ec2/defaultSubnet:DefaultSubnet", "aws-native:ec2:Subnet"].map((type): Case => {
      const given = subnet(type.startsWith("aws-native") ? "true" : undefined, type);
      return { title: `in ${type}`, given: [given, launcher(given)], says: says("subnetId") };
    }),
    {
      title: "a group whose template says nothing",
      given: [subnet(true), template({}), launcher(subnet(), GROUP, {}, template({}))],
      says: says("vpcZoneIdentifiers"),
    },
    {
      title: "one public subnet of two",
      given: [subnet(true), private2, fromBoth({ vpcZoneIdentifiers: [UNKNOWN, UNKNOWN] })],
      says: says("vpcZoneIdentifiers"),
    },
  ],
  clean: [
    {
      title: "a list made from public and private subnets",
      given: [subnet(true), private2, fromBoth({ vpcZoneIdentifiers: UNKNOWN_LIST })],
    },
    {
      title: "one subnet out of two",
      given: [subnet(true), private2, fromBoth({ vpcZoneIdentifiers: ["subnet-2"] })],
    },
    { title: "a private subnet", given: [subnet(false), launcher(subnet())] },
    { title: "a subnet that says nothing", given: [subnet(), launcher(subnet())] },
    { title: "a public subnet without instances", given: [subnet(true)] },
    {
      title: "an instance that refuses",
      given: [subnet(true), launcher(subnet(), INSTANCE, { associatePublicIpAddress: false })],
    },
    {
      title: "a Spot fleet that refuses",
      given: [
        subnet(true),
        launcher(subnet(), "aws:ec2/spotFleetRequest:SpotFleetRequest", {
          launchSpecifications: [{ associatePublicIpAddress: false }],
        }),
      ],
    },
    ...refusing.map(
      (refuses): Case => ({
        title: `${refuses.type} that refuses`,
        given: [subnet(true), refuses, launcher(subnet(), groupBeside(refuses), {}, refuses)],
      }),
    ),
    {
      title: "a group of several types whose template refuses",
      given: [
        subnet(true),
        quiet,
        {
          ...launcher(subnet(), GROUP),
          dependsOn: { vpcZoneIdentifiers: [urnOf(subnet())], mixedInstancesPolicy: [urnOf(quiet)] },
        },
      ],
    },
    {
      title: "a fleet whose template refuses",
      given: [
        subnet(true),
        quiet,
        {
          ...launcher(subnet(), "aws:ec2/fleet:Fleet"),
          dependsOn: { launchTemplateConfigs: [urnOf(subnet()), urnOf(quiet)] },
        },
      ],
    },
    { title: "a subnet that is not known yet", given: [subnet(UNKNOWN_BOOLEAN), launcher(subnet())] },
  ],
  unknown: { never: "it follows the references of the program, which a preview knows" },
} satisfies RuleCases;
