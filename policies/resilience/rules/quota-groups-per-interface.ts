import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Place, placeOf } from "../../vocabulary/places";
import { each, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { type Fields, fieldsOf, isUnknown, itemsOf } from "../../vocabulary/values";

/** Where each type names the security groups of its network interface. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  ...each(LOAD_BALANCER_TYPES, ["securityGroups"]),
  "aws:ec2/instance:Instance": ["vpcSecurityGroupIds"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["vpcSecurityGroupIds"],
  "aws:ec2/networkInterface:NetworkInterface": ["securityGroups"],
  "aws:ec2/vpcEndpoint:VpcEndpoint": ["securityGroupIds"],
  "aws:ecs/service:Service": ["networkConfiguration.securityGroups"],
  "aws:lambda/function:Function": ["vpcConfig.securityGroupIds"],
  "aws-native:ec2:Instance": ["securityGroupIds"],
  "aws-native:ec2:NetworkInterface": ["groupSet"],
  "aws-native:ec2:VpcEndpoint": ["securityGroupIds"],
  "aws-native:lambda:Function": ["vpcConfig.securityGroupIds"],
  "aws-native:ec2:LaunchTemplate": ["launchTemplateData.securityGroupIds"],
  "aws-native:ecs:Service": ["networkConfiguration.awsvpcConfiguration.securityGroups"],
};

/** Where templates list interfaces, and what each of them calls its groups. */
const INTERFACES: Readonly<Record<string, readonly [list: string, groups: string]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": ["networkInterfaces", "securityGroups"],
  "aws-native:ec2:Instance": ["networkInterfaces", "groupSet"],
  "aws-native:ec2:LaunchTemplate": ["launchTemplateData.networkInterfaces", "groups"],
};

const settings = {
  groups: { description: "Security groups of a network interface.", default: 5, minimum: 1, maximum: 16 },
};

/** How many security groups one network interface has. */
export const quotaGroupsPerInterface: ResourceRule<typeof settings> = {
  id: "quota-groups-per-interface",
  title: "A network interface has no more security groups than its quota gives.",
  severity: "medium",
  awsDefault: "AWS refuses an interface with more than five security groups.",
  why: "The update fails when it comes to this resource, with what it depends on made already.",
  remediation: [
    "Join groups that always go together.",
    "Where AWS has granted more, say so in the setting `groups`; rules per group and groups per interface are 1,000 together at most.",
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups",
  ],
  controls: { wellArchitected: ["REL01-BP01"] },
  settings,
  types: Object.keys(GROUPS),
  judge({ type, props }, { groups }) {
    const places = [
      ...(GROUPS[type] ?? []).map((path) => placeOf(props, path)),
      ...interfacesOf(type, props),
    ];
    const unknown = places.find(({ value }) => isUnknown(value));
    return unknown ? [undecided(unknown.property)] : places.flatMap((place) => judgePlace(place, groups));
  },
};

/** The interfaces that a template lists, each with groups of its own. */
function interfacesOf(type: string, props: Fields): Place[] {
  const [list, groups] = INTERFACES[type] ?? [];
  if (list === undefined || groups === undefined) return [];
  const place = placeOf(props, list);
  if (isUnknown(place.value)) return [place];
  return itemsOf(place.value).map((item, index) => {
    const property = `${place.property}[${index}]`;
    return isUnknown(item)
      ? { property, value: item }
      : { property: `${property}.${groups}`, value: fieldsOf(item)[groups] };
  });
}

function judgePlace({ property, value }: Place, limit: number): Finding[] {
  const items = itemsOf(value);
  const known = items.filter((item) => !isUnknown(item));
  const count = new Set(known).size + (items.length - known.length);
  return count <= limit
    ? []
    : [violation(`\`${property}\` names ${count} groups, and the quota is ${limit}.`)];
}
