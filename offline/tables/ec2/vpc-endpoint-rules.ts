/** What EC2 refuses of a VPC endpoint. */
import { type Context, refusal, type Stored } from "../../model/table";
import { checkOneNetwork } from "./one-network";

const gatewayServices = ["s3", "dynamodb"];

export function isInterface(c: Context): boolean {
  return c.inputs.text("vpcEndpointType") === "Interface";
}

export function subnetsOf(c: Context): Stored[] {
  return c.targets("subnetIds");
}

export function checkEndpoint(c: Context): void {
  const serviceName = c.inputs.text("serviceName");
  if (serviceName === undefined) return;
  checkService(c, serviceName);
  checkKind(c);
  if (isInterface(c)) {
    checkSubnetZones(c);
    checkOneNetwork("InvalidParameter", [...network(c), ...subnetsOf(c), ...c.targets("securityGroupIds")]);
    checkPrivateDns(c, serviceName);
  } else checkRouteTables(c);
}

/** The VPC itself, as a member of its network. */
function network(c: Context) {
  const vpc = c.target("vpcId");
  return vpc === undefined ? [] : [{ id: vpc.id, outputs: { vpcId: vpc.id } }];
}

function checkService(c: Context, serviceName: string): void {
  const region = c.inputs.text("serviceRegion") ?? c.region;
  if (!/^(com\.amazonaws|aws\.(api|sagemaker))\./.test(serviceName)) return;
  const type = c.inputs.text("vpcEndpointType") ?? "";
  const inRegion = serviceName.split(".")[2] === region || serviceName.startsWith("aws.");
  if (!inRegion && !serviceName.startsWith("com.amazonaws.s3-global.")) {
    throw refusal("InvalidServiceName", `The Vpc Endpoint Service '${serviceName}' does not exist`);
  }
  if (type !== "Gateway" || gatewayServices.includes(serviceName.split(".").slice(3).join("."))) return;
  throw refusal(
    "InvalidParameter",
    "Endpoint type (Gateway) does not match available service types ([Interface]).",
  );
}

function checkKind(c: Context): void {
  const type = c.inputs.text("vpcEndpointType");
  const refuse = (when: boolean, message: string) => {
    if (when) throw refusal("InvalidParameter", message);
  };
  const count = (name: string) => c.inputs.list(name).length;
  refuse(
    type !== "Gateway" && count("routeTableIds") > 0,
    `Route tables can only be given for a Gateway endpoint, not for ${type}.`,
  );
  refuse(
    type === "Gateway" && count("subnetIds") + count("securityGroupIds") > 0,
    "Subnets and security groups are only supported for Interface endpoints.",
  );
  refuse(
    type === "Gateway" && c.inputs.flag("privateDnsEnabled") === true,
    "Private DNS can't be enabled for a Gateway endpoint.",
  );
}

function checkSubnetZones(c: Context): void {
  const seen = new Set<unknown>();
  for (const subnet of subnetsOf(c)) {
    const zone = subnet.outputs.availabilityZone;
    if (seen.has(zone)) {
      throw refusal(
        "DuplicateSubnetsInSameZone",
        `Found another VPC endpoint subnet in the availability zone of ${subnet.id}. VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.`,
      );
    }
    seen.add(zone);
  }
}

function checkPrivateDns(c: Context, serviceName: string): void {
  if (c.inputs.flag("privateDnsEnabled") !== true) return;
  const vpc = c.target("vpcId");
  if (vpc?.outputs.enableDnsSupport !== true || vpc.outputs.enableDnsHostnames !== true) {
    throw refusal(
      "InvalidParameter",
      `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpc?.id}`,
    );
  }
  const same = { vpcId: vpc.id, serviceName, privateDnsEnabled: true };
  const others = c.cloud
    .find("aws:ec2/vpcEndpoint:VpcEndpoint", same)
    .filter(({ id }) => id !== c.outputs.text("id"));
  if (others.length === 0) return;
  const service = serviceName.split(".").slice(3).join(".");
  throw refusal(
    "InvalidParameter",
    `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service}.${c.region}.${c.dnsSuffix} in the VPC ${vpc.id}`,
  );
}

/** A route table has one gateway endpoint a service. */
function checkRouteTables(c: Context): void {
  const mine = c.inputs.texts("routeTableIds");
  const serviceName = c.inputs.text("serviceName") ?? "";
  for (const other of c.cloud.find("aws:ec2/vpcEndpoint:VpcEndpoint", { serviceName })) {
    const theirs = other.outputs.routeTableIds;
    const both = Array.isArray(theirs) ? mine.find((id) => theirs.includes(id)) : undefined;
    if (other.id === c.outputs.text("id") || both === undefined) continue;
    throw refusal(
      "RouteAlreadyExists",
      `route table ${both} already has a route with destination-prefix-list-id ${String(other.outputs.prefixListId)}`,
    );
  }
}
