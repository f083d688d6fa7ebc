/** EC2 instances, alone or in autoscaling groups, and their network interfaces. */

import { type Fields, fieldsOf, isAbsent, isUnknown, itemsOf } from "../vocabulary/values";
import { elasticIps, type InterfaceSettings, interfaceAddresses, relaySlots } from "./addresses";
import { blocksOf, type Estate, type EstateResource, unique } from "./estate";
import type { Host } from "./host";
import { groupsOf } from "./security-groups";
import { permits } from "./step";
import { type Placements, placementsOf, vpcOf } from "./subnets";

export function instanceHosts(estate: Estate): Host[] {
  const attachments = attachmentsOf(estate);
  const attached = new Set(attachments.map(({ one }) => one));
  return [
    ...estate.all("instance").flatMap((instance) =>
      hostsOfInstance(
        estate,
        instance,
        attachments.filter((attachment) => attachment.instance === instance),
      ),
    ),
    ...estate
      .all("networkInterface")
      .filter((one) => !attached.has(one))
      .map((one) => interfaceHost(estate, one)),
  ];
}

export const fleetHosts = (estate: Estate): Host[] =>
  estate.all("autoscalingGroup").flatMap((group) => hostsOfFleet(estate, group));

/** One host for each interface of the instance, for each has groups of its own. */
function hostsOfInstance(
  estate: Estate,
  instance: EstateResource,
  attachments: readonly Attachment[],
): Host[] {
  const interfaces = attachments.map(({ one }) => ({
    ...interfaceHost(estate, one),
    resource: instance,
    what: "instance",
    via: [permits("network interface", [one], `attached to ${instance.name}`)],
  }));
  const hasOwn = !attachments.some(({ atLaunch }) => atLaunch);
  return hasOwn ? [ownInterface(estate, instance), ...interfaces] : interfaces;
}

/** The interface that EC2 makes with the instance; what the instance does not say, its launch template does. */
function ownInterface(estate: Estate, instance: EstateResource): Host {
  const { launchTemplate, subnetId, vpcSecurityGroupIds, securityGroups } = instance.props;
  const [template] = templatesOf(estate, instance, "launchTemplate", launchTemplate).flatMap(settingsOf);
  const placements =
    template && isEmpty(subnetId)
      ? placementsOf(estate, template.owner, "networkInterfaces", template.fields.subnetId)
      : placementsOf(estate, instance, "subnetId");
  const vpc = vpcAt(estate, placements);
  const ownGroups = ["vpcSecurityGroupIds", "securityGroups"];
  return {
    resource: instance,
    what: "instance",
    placements,
    groups:
      template && isEmpty(vpcSecurityGroupIds) && isEmpty(securityGroups)
        ? groupsOf(estate, template.owner, template.groups, vpc, template.source)
        : groupsOf(estate, instance, ownGroups, vpc),
    addresses: [
      ...interfaceAddresses(settingsOfInstance(instance, template), placements),
      ...elasticIps(estate, "instance", instance),
    ],
  };
}

function settingsOfInstance(
  instance: EstateResource,
  template: LaunchSettings | undefined,
): InterfaceSettings {
  const own = { owner: instance, what: "instance", path: "", fields: instance.props };
  const says = ["associatePublicIpAddress", "ipv6AddressCount", "ipv6Addresses"].some(
    (property) => !isEmpty(instance.props[property]),
  );
  return template && !says ? template : own;
}

/** An interface that is made by itself gets no address from its subnet's mapPublicIpOnLaunch. */
function interfaceHost(estate: Estate, one: EstateResource): Host {
  const placements = placementsOf(estate, one, "subnetId");
  const attached = estate
    .pointing("networkInterfaceGroup", "networkInterfaceId", one)
    .map((attachment) => groupsOf(estate, attachment, ["securityGroupId"], undefined));
  const groups = [groupsOf(estate, one, ["securityGroups"], vpcAt(estate, placements)), ...attached];
  const fields = { ...one.props, associatePublicIpAddress: false };
  return {
    resource: one,
    what: "network interface",
    placements,
    groups: {
      of: unique(groups.flatMap(({ of }) => of)),
      foreign: unique(groups.flatMap(({ foreign }) => foreign)),
    },
    addresses: [
      ...interfaceAddresses({ owner: one, what: "network interface", path: "", fields }, placements),
      ...elasticIps(estate, "networkInterface", one),
    ],
  };
}

/** An interface that is a resource, and the instance that it is attached to. */
interface Attachment {
  readonly instance: EstateResource;
  readonly one: EstateResource;
  /** The instance starts with it and gets no interface of its own. */
  readonly atLaunch: boolean;
}

/** Whichever resource says so: the instance, the interface, or an attachment. */
function attachmentsOf(estate: Estate): Attachment[] {
  const later = estate
    .all("networkInterface")
    .flatMap((one) =>
      [
        ...blocksOf(one.props.attachments).flatMap(
          ({ instance }) => estate.reference(one, "attachments", "instance", instance).nodes,
        ),
        ...estate
          .pointing("networkInterfaceAttachment", "networkInterfaceId", one)
          .flatMap((attachment) => estate.reference(attachment, "instanceId", "instance").nodes),
      ].map((instance) => ({ instance, one, atLaunch: false })),
    );
  const atLaunch = estate.all("instance").flatMap((instance) =>
    ["networkInterfaces", "primaryNetworkInterface"].flatMap((property) =>
      blocksOf(instance.props[property])
        .flatMap(
          ({ networkInterfaceId }) =>
            estate.reference(instance, property, "networkInterface", networkInterfaceId).nodes,
        )
        .map((one) => ({ instance, one, atLaunch: true })),
    ),
  );
  return [...atLaunch, ...later.filter(({ one }) => !atLaunch.some((other) => other.one === one))];
}

/** Instances of a group are all alike: one host for each interface that the template gives them. */
function hostsOfFleet(estate: Estate, group: EstateResource): Host[] {
  const placements = placementsOf(estate, group, "vpcZoneIdentifiers");
  const vpc = vpcAt(estate, placements);
  return fleetSettings(estate, group).map((settings) => {
    const groups = groupsOf(estate, settings.owner, settings.groups, vpc, settings.source);
    return {
      resource: group,
      what: "instances of autoscaling group",
      placements,
      groups,
      addresses: [...interfaceAddresses(settings, placements), ...relaySlots(estate, groups)],
    };
  });
}

/** Settings that instances start with, and where their groups are named. */
interface LaunchSettings extends InterfaceSettings {
  readonly groups: readonly string[];
  readonly source: Fields;
}

function fleetSettings(estate: Estate, group: EstateResource): LaunchSettings[] {
  const mixed = blocksOf(group.props.mixedInstancesPolicy)
    .flatMap(({ launchTemplate }) => blocksOf(launchTemplate))
    .flatMap(({ launchTemplateSpecification, overrides }) => [
      ...blocksOf(launchTemplateSpecification),
      ...blocksOf(overrides).flatMap((override) => blocksOf(override.launchTemplateSpecification)),
    ]);
  const templates = unique([
    ...templatesOf(estate, group, "launchTemplate", group.props.launchTemplate),
    ...templatesOf(estate, group, "mixedInstancesPolicy", mixed),
  ]);
  const configurations = estate.reference(group, "launchConfiguration", "launchConfiguration").nodes;
  return [...templates.flatMap(settingsOf), ...configurations.map(settingsOfConfiguration)];
}

const templatesOf = (
  estate: Estate,
  of: EstateResource,
  property: string,
  named: unknown,
): EstateResource[] =>
  blocksOf(named).flatMap(({ id, launchTemplateId, name, launchTemplateName }) =>
    [id, launchTemplateId, name, launchTemplateName].flatMap(
      (value) => estate.reference(of, property, "launchTemplate", value).nodes,
    ),
  );

function settingsOf(template: EstateResource): LaunchSettings[] {
  const { props } = template;
  const common = { owner: template, what: "launch template" };
  const ofTemplate = { groups: ["vpcSecurityGroupIds", "securityGroupNames"], source: props };
  const interfaces = itemsOf(props.networkInterfaces).map((item) =>
    isUnknown(item) ? { associatePublicIpAddress: item } : fieldsOf(item),
  );
  if (interfaces.length === 0) return [{ ...common, path: "", fields: {}, ...ofTemplate }];
  return interfaces.map((fields, at) => ({
    ...common,
    path: `networkInterfaces[${at}].`,
    fields,
    ...(isEmpty(fields.securityGroups)
      ? ofTemplate
      : { groups: ["networkInterfaces"], source: { networkInterfaces: fields.securityGroups } }),
  }));
}

const settingsOfConfiguration = (configuration: EstateResource): LaunchSettings => ({
  owner: configuration,
  what: "launch configuration",
  path: "",
  fields: configuration.props,
  groups: ["securityGroups"],
  source: configuration.props,
});

const vpcAt = (estate: Estate, { of }: Placements): EstateResource | undefined =>
  of[0] && vpcOf(estate, of[0]);

const isEmpty = (value: unknown): boolean => isAbsent(value) || (Array.isArray(value) && value.length === 0);
