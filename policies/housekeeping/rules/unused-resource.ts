import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import {
  ACCELERATOR_LISTENER_TYPES,
  each,
  LISTENER_TYPES,
  LOAD_BALANCER_TYPES,
  NAT_GATEWAY_TYPES,
  TARGET_GROUP_TYPES,
} from "../../vocabulary/tokens";
import { isAbsent, isUnknown } from "../../vocabulary/values";

interface Use {
  /** What must refer to it; anything where left out. */
  readonly users?: readonly string[];
  /** Its own properties that put it to use, without anything that refers to it. */
  readonly own?: readonly string[];
  readonly costs: string;
}

const ADDRESS = { costs: "about 3.65 USD a month" };
const VOLUME: Use = { costs: "0.08 USD a month for each GiB of gp3" };
const GATEWAY: Use = {
  users: ["aws:ec2/route:Route", "aws:ec2/routeTable:RouteTable", "aws-native:ec2:Route"],
  costs: "about 33 USD a month",
};
const BALANCER: Use = { users: LISTENER_TYPES, costs: "about 16 USD a month, and has no listener" };
const TARGETS: Use = { costs: "nothing, but its health checks mislead" };
const ACCELERATOR: Use = {
  users: ACCELERATOR_LISTENER_TYPES,
  costs: "about 18 USD a month, and has no listener",
};
const GROUP: Use = { costs: "nothing, but may be joined by mistake" };

/** What the things cost is the price in us-east-1 at the end of 2025, for 730 hours. */
const USES: Readonly<Record<string, Use>> = {
  "aws:ec2/eip:Eip": { ...ADDRESS, own: ["instance", "networkInterface"] },
  "aws-native:ec2:Eip": { ...ADDRESS, own: ["instanceId"] },
  ...each(["aws:ebs/volume:Volume", "aws-native:ec2:Volume"], VOLUME),
  ...each(NAT_GATEWAY_TYPES, GATEWAY),
  ...each(LOAD_BALANCER_TYPES, BALANCER),
  ...each(TARGET_GROUP_TYPES, TARGETS),
  "aws:globalaccelerator/accelerator:Accelerator": ACCELERATOR,
  "aws-native:globalaccelerator:Accelerator": ACCELERATOR,
  ...each(["aws:ec2/securityGroup:SecurityGroup", "aws-native:ec2:SecurityGroup"], GROUP),
};

/** Things that nothing in the stack uses. */
export const unusedResource: StackRule = {
  id: "unused-resource",
  title: "What costs money or opens something is used by something in its stack.",
  severity: "low",
  level: "advisory",
  awsDefault:
    "AWS charges for an address, volume, gateway, load balancer or accelerator from the moment it is made.",
  why: "It is left over from a change that forgot it, and the bill says no more than its kind.",
  remediation: ["Remove it, or use it.", "Where another stack uses it, exempt it by name and say which."],
  links: [
    "https://docs.aws.amazon.com/cost-management/latest/userguide/ce-rightsizing.html",
    "https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/decommission-resources.html",
  ],
  controls: { wellArchitected: ["COST04-BP03"], awsguard: ["ec2-volume-inuse"] },
  types: Object.keys(USES),
  judgeStack(resources) {
    const users = usersOf(resources);
    return resources.flatMap((resource) => {
      const use = USES[resource.type];
      if (!use || isUsed(use, users.get(resource) ?? [])) return [];
      return judgeOwn(resource, use).map((finding) => ({ urn: resource.urn, finding }));
    });
  },
};

/** The resources that were made from each. */
function usersOf(resources: readonly StackResource[]): Map<StackResource, StackResource[]> {
  const users = new Map<StackResource, StackResource[]>();
  for (const user of resources) {
    for (const source of new Set(Object.values(user.propertyDependencies).flat())) {
      const known = users.get(source);
      if (known) known.push(user);
      else users.set(source, [user]);
    }
  }
  return users;
}

const isUsed = (use: Use, users: readonly StackResource[]): boolean =>
  users.some(({ type }) => !use.users || use.users.includes(type));

/** Does it put itself to use? AWS fills such a property in too, so that before the update it is not known. */
function judgeOwn({ props, propertyDependencies }: StackResource, use: Use): Finding[] {
  const own = (use.own ?? []).filter((property) => !isAbsent(props[property]));
  const unknown = own.find((property) => isUnknown(props[property]));
  const isSaid = (property: string): boolean =>
    !isUnknown(props[property]) || (propertyDependencies[property]?.length ?? 0) > 0;
  if (own.some(isSaid)) return [];
  return [unknown ? undecided(unknown) : violation(`Nothing in the stack uses it. It costs ${use.costs}.`)];
}
