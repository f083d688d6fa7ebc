import {
  block,
  type Context,
  flag,
  forceNew,
  policy,
  type ResourceTable,
  required,
  set,
  tags,
  text,
  type Value,
} from "../../model/table";
import { toRouteTable, toSecurityGroup, toSubnet, toVpc } from "../references";
import { privateAddress } from "./addresses";
import { interfaceId, putInterface, removeInterfaces } from "./interfaces";
import { prefixLists } from "./prefix-lists";
import { checkEndpoint, isInterface, subnetsOf } from "./vpc-endpoint-rules";

const fullAccess = JSON.stringify({
  Statement: [{ Action: "*", Effect: "Allow", Principal: "*", Resource: "*" }],
  Version: "2008-10-17",
});

export const vpcEndpoint: ResourceTable = {
  token: "aws:ec2/vpcEndpoint:VpcEndpoint",

  service: "EC2",
  title: "EC2 VPC Endpoint",
  operations: { delete: "DeleteVpcEndpoints" },
  scope: "regional",
  inputs: {
    autoAccept: flag({ local: true }),
    dnsOptions: block(
      {
        dnsRecordIpType: text({ computed: true, oneOf: ["ipv4", "dualstack", "ipv6", "service-defined"] }),
        privateDnsOnlyForInboundResolverEndpoint: flag(),
        privateDnsPreference: text({ forceNew }),
        privateDnsSpecifiedDomains: set(text(), { forceNew }),
      },
      { computed: true },
    ),
    ipAddressType: text({ computed: true, oneOf: ["ipv4", "dualstack", "ipv6"] }),
    policy: policy({ computed: true }),
    privateDnsEnabled: flag({
      default: false,
      forceNew: ({ new: next }) => next.text("vpcEndpointType") !== "Interface",
    }),
    resourceConfigurationArn: text({ forceNew, format: "arn", conflictsWith: ["serviceNetworkArn"] }),
    routeTableIds: set(text({ refers: toRouteTable }), { computed: true }),
    securityGroupIds: set(text({ refers: { ...toSecurityGroup, holds: false } }), { computed: true }),
    serviceName: text({
      forceNew,
      computed: true,
      conflictsWith: ["resourceConfigurationArn", "serviceNetworkArn"],
    }),
    serviceNetworkArn: text({ forceNew, format: "arn" }),
    serviceRegion: text({ forceNew, computed: true }),
    subnetConfigurations: set(block({ ipv4: text(), ipv6: text(), subnetId: text() }), { computed: true }),
    subnetIds: set(text({ refers: { ...toSubnet, holds: false } }), { computed: true }),
    tags: tags(),
    vpcEndpointType: text({
      forceNew,
      default: "Gateway",
      oneOf: ["Gateway", "GatewayLoadBalancer", "Interface", "Resource", "ServiceNetwork"],
    }),
    vpcId: text({ required, forceNew, refers: toVpc }),
  },
  rules: [{ exactlyOneOf: ["serviceName", "resourceConfigurationArn", "serviceNetworkArn"] }],

  id: "vpce-{hex:17}",

  outputs: {
    arn: "arn:{partition}:ec2:{region}:{account}:vpc-endpoint/{id}",
    ownerId: "{account}",
    state: "available",
    requesterManaged: () => false,
    serviceName: "",
    serviceRegion: "{region}",
    ipAddressType: "ipv4",
    policy: () => fullAccess,
    prefixListId: (c) => gatewayList(c)?.id ?? "",
    cidrBlocks: (c) => [...(gatewayList(c)?.cidrBlocks ?? [])],
    routeTableIds: () => [],
    subnetIds: () => [],
    securityGroupIds: (c) =>
      isInterface(c) ? [c.target("vpcId")?.outputs.defaultSecurityGroupId ?? ""] : [],
    networkInterfaceIds: {
      value: (c) => subnetsOf(c).map((subnet) => interfaceId(c, subnet.id)),
      recomputed: ["subnetIds"],
    },
    subnetConfigurations: {
      value: (c) =>
        subnetsOf(c).map((subnet) => ({
          subnetId: subnet.id,
          ipv4: privateAddress(c, subnet, subnet.id),
          ipv6: "",
        })),
      recomputed: ["subnetIds"],
    },
    dnsEntries: { value: dnsEntries, recomputed: ["subnetIds", "privateDnsEnabled"] },
    dnsOptions: () => ({ dnsRecordIpType: "ipv4", privateDnsOnlyForInboundResolverEndpoint: false }),
  },

  accept: checkEndpoint,
  timing: "minutes",
  onCreate: putInterfaces,
  onUpdate: (c) => {
    if (!c.changed("subnetIds") && !c.changed("securityGroupIds")) return;
    removeInterfaces(c);
    putInterfaces(c);
  },
};

function gatewayList(c: Context) {
  const isGateway = c.inputs.text("vpcEndpointType") === "Gateway";
  return isGateway
    ? prefixLists(c.region).find(({ name }) => name === c.inputs.text("serviceName"))
    : undefined;
}

function putInterfaces(c: Context): void {
  for (const subnet of subnetsOf(c)) {
    putInterface(c, {
      subnet,
      description: c.fill("VPC Endpoint Interface {id}"),
      interfaceType: "vpc_endpoint",
      securityGroups: c.outputs.texts("securityGroupIds"),
      privateIp: privateAddress(c, subnet, subnet.id),
    });
  }
}

/** The endpoint's own name, one a zone, and the service's own name when private DNS is on. */
function dnsEntries(c: Context): Value {
  if (!isInterface(c)) return [];
  const [service = "", ...rest] = (c.inputs.text("serviceName") ?? "").split(".").slice(3).reverse();
  const name = [...rest.reverse(), service].reverse().join(".");
  const own = c.fill("{id}-{mixed:8}").toLowerCase();
  const entry = (dnsName: string) => ({ dnsName, hostedZoneId: c.fill("Z{upper:13:endpoints}") });
  const zones = subnetsOf(c).map((subnet) => String(subnet.outputs.availabilityZone));
  const privateName = c.inputs.flag("privateDnsEnabled") ? [`${name}.${c.region}.${c.dnsSuffix}`] : [];
  const names = [own, ...zones.map((zone) => `${own}-${zone}`)].map(
    (label) => `${label}.${name}.${c.region}.vpce.${c.dnsSuffix}`,
  );
  return [...names, ...privateName].map(entry);
}
