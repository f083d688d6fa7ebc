import {
  block,
  flag,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { toSecurityGroup, toSubnet } from "../references";
import { loadBalancerZones } from "./zones";

const protocols = ["HTTP", "HTTPS", "TCP", "SSL", "http", "https", "tcp", "ssl"];

/** The classic load balancer: like the newer ones it is public unless `internal` says otherwise. */
export const classicLoadBalancer: ResourceTable = {
  token: "aws:elb/loadBalancer:LoadBalancer",
  aliases: ["aws:elasticloadbalancing/loadBalancer:LoadBalancer"],
  service: "Elastic Load Balancing",
  title: "ELB Classic Load Balancer",
  operations: { read: "DescribeLoadBalancers", update: "ModifyLoadBalancerAttributes" },
  scope: "regional",
  inputs: {
    accessLogs: block({
      bucket: text({ required }),
      bucketPrefix: text(),
      enabled: flag({ default: true }),
      interval: integer({ default: 60, oneOf: [5, 60] }),
    }),
    availabilityZones: set(text(), { computed: true }),
    connectionDraining: flag({ default: false }),
    connectionDrainingTimeout: integer({ default: 300 }),
    crossZoneLoadBalancing: flag({ default: true }),
    desyncMitigationMode: text({ default: "defensive", oneOf: ["monitor", "defensive", "strictest"] }),
    healthCheck: block(
      {
        healthyThreshold: integer({ required, min: 2, max: 10 }),
        interval: integer({ required, min: 5, max: 300 }),
        target: text({ required }),
        timeout: integer({ required, min: 2, max: 60 }),
        unhealthyThreshold: integer({ required, min: 2, max: 10 }),
      },
      { computed: true },
    ),
    idleTimeout: integer({ default: 60, min: 1, max: 4000 }),
    instances: set(text(), { computed: true }),
    internal: flag({ forceNew, computed: true }),
    listeners: set(
      block({
        instancePort: integer({ required, min: 1, max: 65_535 }),
        instanceProtocol: text({ required, oneOf: protocols, same: "ignoring case" }),
        lbPort: integer({ required, min: 1, max: 65_535 }),
        lbProtocol: text({ required, oneOf: protocols, same: "ignoring case" }),
        sslCertificateId: text({ format: "arn" }),
      }),
      { required },
    ),
    name: text({
      forceNew,
      maxLength: 32,
      pattern: /^[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?$/,
      rule: "must hold only letters, digits and hyphens, and neither begin nor end with a hyphen",
      conflictsWith: ["namePrefix"],
    }),
    namePrefix: text({ forceNew, computed: true, maxLength: 6 }),
    securityGroups: set(
      text({
        refers: {
          ...toSecurityGroup,
          missing: "InvalidSecurityGroup",
          message: "One or more security groups are invalid: '{value}'",
        },
      }),
      { computed: true },
    ),
    sourceSecurityGroup: text({ computed: true }),
    subnets: set(
      text({
        refers: {
          ...toSubnet,
          missing: "SubnetNotFound",
          message: "The requested subnet '{value}' does not exist",
          holds: true,
        },
      }),
      { computed: true },
    ),
    tags: tags(),
  },

  autoName: { maxLength: 32 },
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{name}",
    namePrefix: "",
    internal: () => false,
    dnsName: (c) =>
      c.fill(`${c.inputs.flag("internal") ? "internal-" : ""}{name}-{digits:10}.{region}.elb.{dnsSuffix}`),
    zoneId: (c) => loadBalancerZones(c.region).application,
    availabilityZones: (c) => c.targets("subnets").map((subnet) => subnet.outputs.availabilityZone ?? ""),
    subnets: () => [],
    securityGroups: () => [],
    instances: () => [],
    sourceSecurityGroup: (c) =>
      c.fill("{account}/{group}", { group: c.target("securityGroups")?.outputs.name ?? "default" }),
    sourceSecurityGroupId: (c) => c.target("securityGroups")?.id ?? "",
    healthCheck: () => ({
      healthyThreshold: 10,
      unhealthyThreshold: 2,
      interval: 30,
      timeout: 5,
      target: "TCP:80",
    }),
  },

  unique: [
    {
      by: ["name"],
      code: "DuplicateLoadBalancerName",
      message: "The specified load balancer name already exists for this account.",
    },
  ],
  accept: (c) => {
    if (c.inputs.list("subnets").length + c.inputs.list("availabilityZones").length === 0)
      throw refusal("ValidationError", "Either AvailabilityZones or SubnetIds must be specified");
    const vpcId = c.target("subnets")?.outputs.vpcId;
    const closed =
      c.inputs.flag("internal") === true ||
      vpcId === undefined ||
      c.cloud.find("aws:ec2/internetGateway:InternetGateway", { vpcId }).length > 0;
    if (!closed) throw refusal("InvalidSubnet", `VPC ${String(vpcId)} has no internet gateway`);
  },
};
