/**
 * What Global Accelerator puts into a VPC for endpoints with client IP preservation: an interface in each subnet of the load
 * balancer, and one security group named `GlobalAccelerator`. The interfaces go some time after the endpoint; the group is
 * left behind, and the VPC cannot be deleted until someone removes it.
 */
import type { Context, Stored } from "../../model/table";
import { interfaceId, putInterface } from "../ec2/interfaces";
import { endpointOf, isLoadBalancer } from "./endpoints";

const groupType = "aws:ec2/securityGroup:SecurityGroup";

export function putTraces(c: Context): void {
  const wanted = new Set<string>();
  for (const loadBalancer of preserved(c)) {
    const securityGroup = groupOf(c, loadBalancer);
    for (const subnet of subnetsOf(c, loadBalancer)) {
      const label = loadBalancer.id;
      wanted.add(interfaceId(c, subnet.id, label));
      if (traces(c).some(({ id }) => id === interfaceId(c, subnet.id, label))) continue;
      putInterface(c, {
        subnet,
        label,
        region: loadBalancer.region,
        description: "GlobalAccelerator configured interface",
        interfaceType: "global_accelerator_managed",
        securityGroups: [securityGroup],
      });
    }
  }
  release(
    c,
    traces(c).filter(({ id }) => !wanted.has(id)),
  );
}

export function releaseTraces(c: Context): void {
  release(c, traces(c));
}

function release(c: Context, interfaces: readonly Stored[]): void {
  for (const each of interfaces) c.cloud.removeAfter(each, c.seconds("interfaceRelease"));
}

function traces(c: Context): Stored[] {
  const id = c.fill("{id}");
  return c.cloud
    .find("aws:ec2/networkInterface:NetworkInterface", {}, "*")
    .filter((candidate) => candidate.ownedBy === id);
}

function preserved(c: Context): Stored[] {
  return c.inputs
    .blocks("endpointConfigurations")
    .filter((endpoint) => endpoint.flag("clientIpPreservationEnabled") === true)
    .map((endpoint) => endpointOf(c, endpoint))
    .filter((resource) => resource !== undefined && isLoadBalancer(resource))
    .filter((resource) => resource !== undefined);
}

function subnetsOf(c: Context, { outputs, region }: Stored): Stored[] {
  const ids = Array.isArray(outputs.subnets) ? outputs.subnets : [];
  return ids
    .map((id) => c.cloud.get("aws:ec2/subnet:Subnet", String(id), region))
    .filter((subnet) => subnet !== undefined);
}

/** The VPC's group of that name; made once a VPC, and nobody's. */
function groupOf(c: Context, { outputs, region }: Stored): string {
  const vpcId = String(outputs.vpcId);
  const [there] = c.cloud.find(groupType, { vpcId, name: "GlobalAccelerator" }, region);
  if (there !== undefined) return there.id;
  const id = `sg-${c.hex(17, vpcId)}`;
  c.cloud.put({
    type: groupType,
    id,
    region,
    outputs: {
      name: "GlobalAccelerator",
      description: "GlobalAccelerator configured SecurityGroup",
      vpcId,
      ownerId: c.account,
      arn: `arn:${c.partition}:ec2:${region}:${c.account}:security-group/${id}`,
      ingress: [],
      egress: [],
    },
  });
  return id;
}
