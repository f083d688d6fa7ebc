import {
  block,
  type Change,
  type Context,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  type Stored,
  set,
  tags,
  text,
} from "../../model/table";
import { checkOneNetwork } from "../ec2/one-network";
import { followLoadBalancer } from "../globalaccelerator/traces";
import { loadBalancerZones } from "./zones";

const name = {
  forceNew,
  pattern: /^(?!internal-)[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/,
  rule: "must hold only letters, digits and hyphens, not begin with a hyphen or internal-, not end with a hyphen",
} as const;

const logs = () =>
  block({ bucket: text({ required }), enabled: flag({ default: false }), prefix: text({ default: "" }) });

const subnetReference = {
  to: "aws:ec2/subnet:Subnet",
  missing: "SubnetNotFound",
  message: "The subnet ID '{value}' does not exist",
} as const;

export const loadBalancer: ResourceTable = {
  token: "aws:lb/loadBalancer:LoadBalancer",
  aliases: [
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
  ],
  service: "Elastic Load Balancing v2",
  title: "ELBv2 Load Balancer",
  operations: { update: "ModifyLoadBalancerAttributes" },
  scope: "regional",
  inputs: {
    name: text({ ...name, maxLength: 32, conflictsWith: ["namePrefix"] }),
    namePrefix: text({
      forceNew,
      computed: true,
      maxLength: 6,
      pattern: /^(?!internal-)[0-9A-Za-z][0-9A-Za-z-]*$/,
    }),
    loadBalancerType: text({
      forceNew,
      default: "application",
      oneOf: ["application", "network", "gateway"],
    }),
    internal: flag({ forceNew, default: false }),
    subnets: set(text({ refers: subnetReference }), { computed: true, forceNew: networkLosesSubnet }),
    subnetMappings: set(
      block({
        subnetId: text({ required, refers: subnetReference }),
        allocationId: text(),
        ipv6Address: text(),
        outpostId: text({ computed: true }),
        privateIpv4Address: text(),
      }),
      { computed: true, forceNew: ({ old, new: next }) => given(old) && given(next) },
    ),
    securityGroups: set(
      text({
        refers: {
          to: "aws:ec2/securityGroup:SecurityGroup",
          missing: "InvalidSecurityGroup",
          message: "One or more security groups are invalid: '{value}'",
        },
      }),
      { computed: true, forceNew: networkGainsOrLosesGroups },
    ),
    customerOwnedIpv4Pool: text({ forceNew }),
    ipAddressType: text({
      computed: true,
      oneOf: ["ipv4", "dualstack", "dualstack-without-public-ipv4"],
    }),
    idleTimeout: integer({ default: 60, min: 1, max: 4000 }),
    clientKeepAlive: integer({ default: 3600 }),
    desyncMitigationMode: text({ default: "defensive", oneOf: ["monitor", "defensive", "strictest"] }),
    xffHeaderProcessingMode: text({ default: "append", oneOf: ["append", "preserve", "remove"] }),
    dnsRecordClientRoutingPolicy: text({
      default: "any_availability_zone",
      oneOf: ["any_availability_zone", "availability_zone_affinity", "partial_availability_zone_affinity"],
    }),
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: text({ computed: true, oneOf: ["on", "off"] }),
    enablePrefixForIpv6SourceNat: text({ computed: true, oneOf: ["on", "off"] }),
    enableCrossZoneLoadBalancing: flag({ default: false }),
    enableDeletionProtection: flag({ default: false }),
    enableHttp2: flag({ default: true }),
    enableTlsVersionAndCipherSuiteHeaders: flag({ default: false }),
    enableWafFailOpen: flag({ default: false }),
    enableXffClientPort: flag({ default: false }),
    enableZonalShift: flag({ default: false }),
    dropInvalidHeaderFields: flag({ default: false }),
    preserveHostHeader: flag({ default: false }),
    secondaryIpsAutoAssignedPerSubnet: integer({ computed: true, min: 0, max: 7 }),
    accessLogs: logs(),
    connectionLogs: logs(),
    healthCheckLogs: logs(),
    ipamPools: block({ ipv4IpamPoolId: text({ required }) }),
    minimumLoadBalancerCapacity: block({ capacityUnits: integer({ required }) }),
    tags: tags(),
  },
  rules: [{ exactlyOneOf: ["subnets", "subnetMappings"] }],
  autoName: {},
  id: (c) =>
    c.fill("arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{kind}/{name}/{hex:16}", {
      kind: { application: "app", network: "net", gateway: "gwy" }[typeOf(c)] ?? "",
    }),
  importId: "{arn}",
  outputs: {
    arn: "{id}",
    arnSuffix: (c) => c.fill("{id}").split(":loadbalancer/")[1] ?? "",
    dnsName: (c) =>
      typeOf(c) === "application"
        ? `${c.inputs.flag("internal") ? "internal-" : ""}${c.fill("{name}-{digits:10}.{region}.elb.{dnsSuffix}")}`
        : c.fill("{name}-{hex:16}.elb.{region}.{dnsSuffix}"),
    zoneId: (c) => loadBalancerZones(c.region)[typeOf(c) === "application" ? "application" : "network"],
    vpcId: (c) => subnetsOf(c)[0]?.outputs.vpcId ?? "",
    subnets: {
      value: (c) => subnetsOf(c).map((subnet) => subnet.id),
      recomputed: ["subnetMappings"],
    },
    subnetMappings: {
      value: (c) =>
        subnetsOf(c).map((subnet) => ({
          subnetId: subnet.id,
          outpostId: "",
          allocationId: "",
          ipv6Address: "",
          privateIpv4Address: "",
        })),
      recomputed: ["subnets"],
    },
    securityGroups: (c) => (typeOf(c) === "application" ? [defaultGroup(c)] : []),
    ipAddressType: "ipv4",
    namePrefix: "",
    enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "",
    enablePrefixForIpv6SourceNat: "off",
    secondaryIpsAutoAssignedPerSubnet: () => 0,
  },
  unique: [
    {
      by: ["name", "loadBalancerType"],
      code: "DuplicateLoadBalancerName",
      message: "A load balancer with the same name '{name}' exists, but with different settings",
    },
  ],
  quotas: [
    {
      max: 50,
      per: ["loadBalancerType"],
      code: "TooManyLoadBalancers",
      message: "The maximum number of load balancers has been reached",
    },
  ],
  accept: (c) => {
    checkZones(c);
    checkGateway(c);
    const self = { id: c.fill("{id}"), outputs: { vpcId: c.outputs.text("vpcId") ?? "" } };
    checkOneNetwork("InvalidConfigurationRequest", [self, ...subnetsOf(c), ...c.targets("securityGroups")]);
  },
  deletion: {
    accept: (c) => {
      if (!c.inputs.flag("enableDeletionProtection")) return;
      throw refusal(
        "OperationNotPermitted",
        c.fill("Load balancer '{id}' cannot be deleted because deletion protection is enabled"),
      );
    },
  },
  timing: "minutes",
  onCreate: putInterfaces,
  onUpdate: (c) => {
    if (!c.changed("subnets") && !c.changed("securityGroups")) return;
    for (const interfaceOf of interfaces(c)) c.cloud.remove(interfaceOf);
    putInterfaces(c);
    followLoadBalancer(c);
  },
};

function typeOf(c: Context): string {
  return c.inputs.text("loadBalancerType") ?? "application";
}

function given(inputs: Change["old"]): boolean {
  return inputs.list("subnetMappings").length > 0;
}

function subnetsOf(c: Context): Stored[] {
  return [...c.targets("subnets"), ...c.targets("subnetMappings")];
}

function defaultGroup(c: Context): string {
  const vpc = c.cloud.get("aws:ec2/vpc:Vpc", String(subnetsOf(c)[0]?.outputs.vpcId));
  return String(vpc?.outputs.defaultSecurityGroupId ?? "");
}

function networkLosesSubnet({ old, new: next }: Change): boolean {
  return (
    next.text("loadBalancerType") === "network" && next.list("subnets").length <= old.list("subnets").length
  );
}

function networkGainsOrLosesGroups({ old, new: next }: Change): boolean {
  const some = [old, next].map((side) => side.list("securityGroups").length > 0);
  return next.text("loadBalancerType") === "network" && some[0] !== some[1];
}

/** An Application Load Balancer needs two Availability Zones, and takes one subnet of each. */
function checkZones(c: Context): void {
  if (typeOf(c) !== "application") return;
  const zones = subnetsOf(c).map((subnet) => subnet.outputs.availabilityZone);
  if (zones.length < 2) {
    throw refusal(
      "ValidationError",
      "At least two subnets in two different Availability Zones must be specified",
    );
  }
  if (new Set(zones).size < zones.length) {
    throw refusal(
      "InvalidConfigurationRequest",
      "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    );
  }
}

function checkGateway(c: Context): void {
  if (c.inputs.flag("internal") || typeOf(c) === "gateway") return;
  const vpcId = String(subnetsOf(c)[0]?.outputs.vpcId);
  if (c.cloud.find("aws:ec2/internetGateway:InternetGateway", { vpcId }).length > 0) return;
  throw refusal("InvalidSubnet", `VPC ${vpcId} has no internet gateway`);
}

function interfaces(c: Context): Stored[] {
  const id = c.fill("{id}");
  return c.cloud
    .find("aws:ec2/networkInterface:NetworkInterface")
    .filter((candidate) => candidate.ownedBy === id);
}

/** One interface a subnet: they are what keeps subnets and security groups from being deleted. */
function putInterfaces(c: Context): void {
  for (const subnet of subnetsOf(c)) {
    c.cloud.put({
      type: "aws:ec2/networkInterface:NetworkInterface",
      id: `eni-${c.hex(17, subnet.id)}`,
      ownedBy: c.fill("{id}"),
      outputs: {
        description: c.fill("ELB {arnSuffix}"),
        interfaceType: "load_balancer",
        subnetId: subnet.id,
        vpcId: subnet.outputs.vpcId ?? "",
        securityGroups: c.outputs.list("securityGroups"),
      },
    });
  }
}
