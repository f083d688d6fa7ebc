/**
 * What each kind of stack exports, for this project's own cells and for the programs of other teams.
 * The docs page of the outputs, the types and the checks are all made from these schemas.
 *
 * A new optional key keeps the version. A key that goes, changes its meaning or becomes required raises it.
 */
import { z } from "zod";

/** Version of the contract that this checkout writes and reads, for each kind of stack. */
export const contractVersions = { global: 1, cell: 1 } as const;

export type StackKind = keyof typeof contractVersions;

const text = (description: string) => z.string().min(1).describe(description);
const optionalText = (description: string) =>
  z
    .string()
    .nullish()
    .transform((value) => value ?? undefined)
    .describe(description);
const texts = (description: string) => z.array(z.string().min(1)).describe(description);

export const globalOutputsSchema = z.object({
  contract: z
    .object({ kind: z.literal("global"), version: z.literal(contractVersions.global) })
    .describe("Kind and version of the contract; read by the readers before anything else."),
  environment: text("Name of the environment, for example `dev`."),
  domain: text("Domain that the estate serves."),
  sipEndpoint: z.object({
    hostname: text("Host name of SIP over secure WebSocket, `sip.<domain>`."),
    url: text("The same as a URL for a WebRTC client, `wss://sip.<domain>/ws`; no other path is answered."),
    port: z.literal(443).describe("TCP port of the endpoint."),
  }),
  accelerator: z.object({
    arn: text("ARN of the accelerator."),
    dnsName: text("Host name that AWS gave the accelerator, IPv4 only."),
    dualStackDnsName: optionalText(
      "Host name with IPv4 and IPv6; absent unless the accelerator is dual stack.",
    ),
    ipAddresses: texts("Static anycast addresses, for customers' allow-lists."),
  }),
  listeners: z.object({
    wss: z.object({
      arn: text("ARN of the listener to which cells attach their endpoint group."),
      protocol: z.literal("TCP").describe("Transport protocol of the listener."),
      port: z.literal(443).describe("Port of the listener."),
    }),
  }),
  credentials: z.object({
    secretName: text("Name of the SIP credential secret, the same in every Region of `regions`."),
    secretArn: text("ARN of the secret in its home Region."),
    regions: texts("Regions in which the secret can be read: its home Region and its replicas."),
  }),
  zoneId: text("Id of the Route 53 hosted zone that holds the record of the endpoint."),
});

const fleet = (what: string) =>
  z.object({
    autoscalingGroupName: text(`Name of the autoscaling group of the ${what}.`),
    securityGroupId: text(`Id of the security group of the ${what}.`),
  });

export const cellOutputsSchema = z.object({
  contract: z
    .object({ kind: z.literal("cell"), version: z.literal(contractVersions.cell) })
    .describe("Kind and version of the contract; read by the readers before anything else."),
  environment: text("Name of the environment, for example `dev`."),
  region: text("AWS Region of the cell."),
  vpc: z.object({
    id: text("Id of the cell's VPC."),
    cidrBlock: text("IPv4 range of the VPC."),
    ipv6CidrBlock: optionalText("IPv6 range of the VPC; absent unless the cell is dual stack."),
    publicSubnetIds: texts("Subnets with a route to the internet gateway, one a zone."),
    privateSubnetIds: texts(
      "Subnets without one, one a zone; everything that serves calls by SIP lives here.",
    ),
  }),
  edge: z.object({
    clusterArn: text("ARN of the ECS cluster of the SIP edge."),
    clusterName: text("Name of that cluster."),
    serviceName: text("Name of the ECS service that runs Kamailio."),
    loadBalancerArn: text("ARN of the internal load balancer, the accelerator's endpoint."),
    loadBalancerDnsName: text("Host name of that load balancer; resolves to private addresses."),
    targetGroupArn: text("ARN of the target group of the Kamailio tasks."),
    repositoryUrl: text("URL of the image repository of Kamailio."),
    securityGroupId: text("Id of the security group of the Kamailio tasks."),
  }),
  media: fleet("media nodes (RTPEngine)"),
  switches: fleet("switches (FreeSWITCH)"),
  recordings: z.object({
    bucketName: text("Name of the bucket of call recordings."),
    bucketArn: text("ARN of that bucket."),
    keyArn: text("ARN of the KMS key that encrypts the recordings."),
    prefix: text("Prefix of the object keys that the switches write under."),
  }),
  ingress: z.object({
    endpointGroupArn: text("ARN of the cell's endpoint group on the global listener."),
    trafficDialPercentage: z
      .number()
      .describe("Share of the traffic due to this Region that it takes, 0 to 100."),
    drained: z.boolean().describe("True while the cell takes no new traffic at all, not even on failover."),
  }),
  alarms: z.object({
    topicArn: text("ARN of the SNS topic that the cell's alarms notify."),
    dashboardName: text("Name of the cell's CloudWatch dashboard."),
  }),
});

/** Resolved exports of `<environment>-global`. */
export interface GlobalOutputs extends z.output<typeof globalOutputsSchema> {}

/** Resolved exports of `<environment>-<region>`. */
export interface CellOutputs extends z.output<typeof cellOutputsSchema> {}
