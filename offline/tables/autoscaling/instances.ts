/** The instances of a group: what stands in its subnets, and what is true of them by now. */
import type { Context, Stored, Value } from "../../model/table";
import { ownInterfaces, putInterface, removeInterfaces } from "../ec2/interfaces";

/** Launch template of the group: given by id or name, directly or in a mixed instances policy. */
export function templateOf(c: Context): Stored | undefined {
  const specification = c.inputs.has("launchTemplate")
    ? c.inputs.block("launchTemplate")
    : c.inputs.block("mixedInstancesPolicy").block("launchTemplate").block("launchTemplateSpecification");
  const id = specification.text("id") ?? specification.text("launchTemplateId");
  const name = specification.text("name") ?? specification.text("launchTemplateName");
  const type = "aws:ec2/launchTemplate:LaunchTemplate";
  return id !== undefined ? c.cloud.get(type, id) : c.cloud.find(type, { name: name ?? "" })[0];
}

/** New instances for all of them: at the create, and when template, subnets or size change. */
export function putInstances(c: Context): void {
  removeInterfaces(c);
  const subnets = c.targets("vpcZoneIdentifiers");
  const template = templateOf(c);
  const groups = template?.outputs.vpcSecurityGroupIds;
  const version = String(template?.outputs.latestVersion ?? "");
  for (let index = 0; index < (c.outputs.number("desiredCapacity") ?? 0); index += 1) {
    const subnet = subnets[index % subnets.length];
    if (subnet === undefined) return;
    putInterface(c, {
      subnet,
      label: `${version}/${index}/`,
      description: `Instance i-${c.hex(17, `${version}/${index}`)}`,
      interfaceType: "interface",
      securityGroups: Array.isArray(groups) ? groups.map(String) : [],
    });
  }
}

/** An instance waits in `Pending` for its launch to end, then it is in service. */
export function liveInstances(c: Context): Value {
  return ownInterfaces(c).map((each) => {
    const age = (c.nowMillis - Date.parse(each.createdAt)) / 1000;
    const subnet = c.cloud.get("aws:ec2/subnet:Subnet", String(each.outputs.subnetId));
    return {
      instanceId: String(each.outputs.description).replace("Instance ", ""),
      availabilityZone: subnet?.outputs.availabilityZone ?? "",
      lifecycleState: age < c.seconds("instanceLaunch") ? "Pending" : "InService",
      healthStatus: "Healthy",
    };
  });
}
