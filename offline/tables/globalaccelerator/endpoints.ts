/** What Global Accelerator refuses of an endpoint. */
import { type Bag, type Context, refusal, type Stored } from "../../model/table";

// Assumed wording: AWS documents these rules, not the messages.
const invalid = (message: string) => refusal("InvalidArgumentException", message);

export function checkEndpoints(c: Context): void {
  for (const endpoint of c.inputs.blocks("endpointConfigurations")) {
    const resource = endpointOf(c, endpoint);
    if (resource === undefined) continue;
    checkRegion(c, resource);
    if (isLoadBalancer(resource)) checkLoadBalancer(c, endpoint, resource);
  }
}

export function endpointOf(c: Context, endpoint: Bag): Stored | undefined {
  const id = endpoint.text("endpointId") ?? "";
  return id.startsWith("eipalloc-")
    ? c.cloud.find("aws:ec2/eip:Eip", { id }, "*")[0]
    : c.cloud.find("aws:lb/loadBalancer:LoadBalancer", { id }, "*")[0];
}

export function isLoadBalancer(resource: Stored): boolean {
  return resource.type === "aws:lb/loadBalancer:LoadBalancer";
}

function checkRegion(c: Context, resource: Stored): void {
  const region = c.outputs.text("endpointGroupRegion");
  if (resource.region === region) return;
  throw invalid(`The endpoint ${resource.id} is not in the Region of the endpoint group, ${region}.`);
}

function checkLoadBalancer(c: Context, endpoint: Bag, loadBalancer: Stored): void {
  const { loadBalancerType, internal, ipAddressType } = loadBalancer.outputs;
  const listener = c.target("listenerArn");
  const application = loadBalancerType === "application";
  if (application && listener?.outputs.protocol === "UDP") {
    throw invalid("Application Load Balancer endpoints are not supported for UDP listeners.");
  }
  if (application && internal === true && endpoint.flag("clientIpPreservationEnabled") !== true) {
    throw invalid(
      `Client IP address preservation must be enabled for the internal Application Load Balancer ${loadBalancer.id}.`,
    );
  }
  checkInternetGateway(c, loadBalancer);
  if (acceleratorOf(c, listener)?.outputs.ipAddressType === "DUAL_STACK" && ipAddressType === "ipv4") {
    throw invalid(
      `The endpoint ${loadBalancer.id} must be dual-stack, because the accelerator has the IP address type DUAL_STACK.`,
    );
  }
}

/** Even for an internal load balancer: it marks the VPC as one that takes traffic from the internet. */
function checkInternetGateway(c: Context, { id, region, outputs }: Stored): void {
  const vpcId = outputs.vpcId ?? "";
  if (c.cloud.find("aws:ec2/internetGateway:InternetGateway", { vpcId }, region).length > 0) return;
  throw invalid(`The VPC ${String(vpcId)} of the endpoint ${id} must have an internet gateway attached.`);
}

export function acceleratorOf(c: Context, listener: Stored | undefined): Stored | undefined {
  return c.cloud.get(
    "aws:globalaccelerator/accelerator:Accelerator",
    String(listener?.outputs.acceleratorArn),
  );
}
