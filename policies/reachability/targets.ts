/** What a load balancer forwards to. */

import { integerOf, isOn, wordOf } from "../vocabulary/values";
import { type Interval, interval } from "./boxes";
import { blocksOf, type Estate, type EstateResource, unique } from "./estate";
import type { Door } from "./load-balancers";
import { isNetworkLoadBalancer, transportsOf } from "./load-balancers";
import type { Hop } from "./path";
import { permits } from "./step";

/** Something behind a load balancer. */
export interface Target {
  /** What receives; the target group itself where nothing of the estate is registered with it. */
  readonly resource: EstateResource;
  readonly port?: number;
  readonly transports: readonly Interval[];
  /** It sees the caller's address and not the load balancer's. */
  readonly seesCallers: boolean;
  readonly hops: readonly Hop[];
}

export function targetsOf(estate: Estate, balancer: EstateResource, door: Door): Target[] {
  if (!door.listener) return classicTargets(estate, balancer, door);
  return forwardsOf(estate, door.listener).flatMap(({ group, hop }) => {
    const { port, protocol } = group.props;
    const common = {
      transports: transportsOf(protocol),
      seesCallers: isNetworkLoadBalancer(balancer) && preservesCallers(group),
      hops: [hop],
    };
    const members = membersOf(estate, group).map((member) => ({
      ...common,
      resource: member.resource,
      ...portOf(integerOf(member.port) ?? integerOf(port)),
    }));
    return members.length > 0 ? members : [{ ...common, resource: group }];
  });
}

const portOf = (port: number | undefined): { port?: number } => (port === undefined ? {} : { port });

/** Target groups that a listener sends to, by its default actions or by one of its rules. */
function forwardsOf(estate: Estate, listener: EstateResource): { group: EstateResource; hop: Hop }[] {
  const rules = estate.pointing("listenerRule", "listenerArn", listener);
  const places = [
    { owner: listener, property: "defaultActions", what: "listener" },
    ...rules.map((owner) => ({ owner, property: "actions", what: "listener rule" })),
  ];
  const forwards = places.flatMap(({ owner, property, what }) =>
    groupsNamedBy(estate, owner, property).map((group) => ({
      group,
      hop: permits(what, [owner], `${property} forward to target group ${group.name}`),
    })),
  );
  return forwards.filter(({ group }, at) => forwards.findIndex((other) => other.group === group) === at);
}

const groupsNamedBy = (estate: Estate, owner: EstateResource, property: string): EstateResource[] =>
  unique(
    blocksOf(owner.props[property])
      .flatMap(({ targetGroupArn, forward }) => [
        targetGroupArn,
        ...blocksOf(forward).flatMap(({ targetGroups }) => blocksOf(targetGroups).map(({ arn }) => arn)),
      ])
      .flatMap((arn) => estate.reference(owner, property, "targetGroup", arn).nodes),
  );

/** Network Load Balancers keep the caller's address for instances and for UDP (AWS: "Client IP preservation"). */
function preservesCallers({ props }: EstateResource): boolean {
  const { preserveClientIp, targetType, protocol } = props;
  if (typeof preserveClientIp === "boolean" || wordOf(preserveClientIp)) return isOn(preserveClientIp);
  const type = wordOf(targetType) ?? "instance";
  return type !== "ip" || wordOf(protocol)?.includes("udp") === true;
}

interface Member {
  readonly resource: EstateResource;
  /** Where it listens, if not on the port of the target group. */
  readonly port?: unknown;
}

/** What is registered with a target group, whichever resource says so. */
function membersOf(estate: Estate, group: EstateResource): Member[] {
  const attached = estate
    .pointing("targetGroupAttachment", "targetGroupArn", group)
    .flatMap((attachment) =>
      (["instance", "lambda", "loadBalancer"] as const)
        .flatMap((kind) => estate.reference(attachment, "targetId", kind).nodes)
        .map((resource) => ({ resource, port: attachment.props.port })),
    );
  const services = estate.all("ecsService").flatMap((resource) =>
    blocksOf(resource.props.loadBalancers)
      .filter((fields) => arnsOf(fields).some((arn) => names(estate, resource, "loadBalancers", arn, group)))
      .map(({ containerPort }) => ({ resource, port: containerPort })),
  );
  return [...attached, ...services, ...fleetsOf(estate, group).map((resource) => ({ resource }))];
}

const arnsOf = ({
  targetGroupArn,
  advancedConfiguration,
}: ReturnType<typeof blocksOf>[number]): unknown[] => [
  targetGroupArn,
  ...blocksOf(advancedConfiguration).map(({ alternateTargetGroupArn }) => alternateTargetGroupArn),
];

const names = (
  estate: Estate,
  of: EstateResource,
  property: string,
  value: unknown,
  group: EstateResource,
): boolean => estate.reference(of, property, "targetGroup", value).nodes.includes(group);

function fleetsOf(estate: Estate, group: EstateResource): EstateResource[] {
  const sources = estate
    .all("autoscalingGroup")
    .filter((fleet) =>
      blocksOf(fleet.props.trafficSources).some(({ identifier }) =>
        names(estate, fleet, "trafficSources", identifier, group),
      ),
    );
  const attachments = [
    ...estate.pointing("autoscalingAttachment", "lbTargetGroupArn", group),
    ...estate
      .all("trafficSourceAttachment")
      .filter((attachment) =>
        blocksOf(attachment.props.trafficSource).some(({ identifier }) =>
          names(estate, attachment, "trafficSource", identifier, group),
        ),
      ),
  ];
  const attached = attachments.flatMap(
    (attachment) => estate.reference(attachment, "autoscalingGroupName", "autoscalingGroup").nodes,
  );
  return unique([...estate.pointing("autoscalingGroup", "targetGroupArns", group), ...sources, ...attached]);
}

/** Instances and fleets of a classic load balancer. */
function classicTargets(estate: Estate, balancer: EstateResource, { instancePort }: Door): Target[] {
  const attachments = [
    ...estate.pointing("classicAttachment", "elb", balancer).map((one) => ({ one, property: "instance" })),
    { one: balancer, property: "instances" },
  ];
  const instances = attachments.flatMap(
    ({ one, property }) => estate.reference(one, property, "instance").nodes,
  );
  const fleets = [
    ...estate.pointing("autoscalingGroup", "loadBalancers", balancer),
    ...estate
      .pointing("autoscalingAttachment", "elb", balancer)
      .flatMap((one) => estate.reference(one, "autoscalingGroupName", "autoscalingGroup").nodes),
  ];
  const hop = permits("load balancer", [balancer], `listeners forward to instance port ${instancePort}`);
  return unique([...instances, ...fleets]).map((resource) => ({
    resource,
    ...portOf(instancePort),
    transports: transportsOf("tcp"),
    seesCallers: false,
    hops: [hop],
  }));
}

export const portInterval = ({ port }: Target): Interval | undefined =>
  port === undefined ? undefined : interval(port);
