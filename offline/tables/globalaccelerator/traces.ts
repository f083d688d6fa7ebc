/**
 * What Global Accelerator puts into a VPC for endpoints with client IP preservation: an interface in each subnet of the load
 * balancer, and one security group named `GlobalAccelerator`. The interfaces go some time after the endpoint; the group is
 * left behind, and the VPC cannot be deleted until someone removes it.
 */
import type { Context, Stored } from "../../model/table";
import { putInterface } from "../ec2/interfaces";
import { endpointOf, isLoadBalancer } from "./endpoints";

const groupType = "aws:ec2/securityGroup:SecurityGroup";

export function putTraces(c: Context): void {
  const there = traces(c, c.fill("{id}"));
  const wanted = new Set<string>();
  for (const loadBalancer of preserved(c)) {
    for (const subnet of subnetsOf(c, loadBalancer)) {
      wanted.add(subnet.id);
      if (!there.some(({ outputs }) => outputs.subnetId === subnet.id)) putTrace(c, loadBalancer, subnet);
    }
  }
  release(
    c,
    there.filter(({ outputs }) => !wanted.has(String(outputs.subnetId))),
  );
}

export function releaseTraces(c: Context): void {
  release(c, traces(c, c.fill("{id}")));
}

/** Assumed: the interfaces go and come with the subnets of a load balancer that is an endpoint. */
export function followLoadBalancer(c: Context): void {
  const id = c.fill("{id}");
  const loadBalancer = c.cloud.get("aws:lb/loadBalancer:LoadBalancer", id);
  const groups = c.cloud
    .find("aws:globalaccelerator/endpointGroup:EndpointGroup", {}, "*")
    .filter(({ outputs }) => JSON.stringify(outputs.endpointConfigurations).includes(id));
  if (loadBalancer === undefined) return;
  const subnets = subnetsOf(c, loadBalancer);
  for (const group of groups) {
    const there = traces(c, group.id);
    const has = (subnet: Stored) => there.some(({ outputs }) => outputs.subnetId === subnet.id);
    for (const subnet of subnets.filter((each) => !has(each))) putTrace(c, loadBalancer, subnet, group.id);
    release(
      c,
      there.filter(({ outputs }) => !subnets.some((subnet) => subnet.id === outputs.subnetId)),
    );
  }
}

function putTrace(c: Context, loadBalancer: Stored, subnet: Stored, ownedBy = c.fill("{id}")): void {
  putInterface(c, {
    subnet,
    ownedBy,
    label: `accelerator/${ownedBy}/`,
    region: loadBalancer.region,
    description: "GlobalAccelerator configured interface",
    interfaceType: "global_accelerator_managed",
    securityGroups: [groupOf(c, loadBalancer)],
  });
}

function release(c: Context, interfaces: readonly Stored[]): void {
  for (const each of interfaces) c.cloud.removeAfter(each, c.seconds("interfaceRelease"));
}

function traces(c: Context, endpointGroup: string): Stored[] {
  return c.cloud
    .find("aws:ec2/networkInterface:NetworkInterface", {}, "*")
    .filter((candidate) => candidate.ownedBy === endpointGroup);
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
