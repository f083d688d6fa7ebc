/** Settings of `<environment>-<region>`. */
import { z } from "zod";
import { version } from "../../../package.json";
import { checkImageTag } from "../checks/aws";
import { checkCidrBlock } from "../checks/cidr-block";
import { logRetentionDays } from "../tables/log-retention";
import { regions } from "../tables/regions";
import { choice, flag, integer, oneOf, section, text } from "./field";
import { fleet } from "./fleet";
import { sharedSettings } from "./shared";

const retention = {
  unit: "days",
  range: logRetentionDays.join(", "),
  source: "AWS, PutRetentionPolicy, `retentionInDays`",
};

const network = section({
  cidrBlock: text({
    type: "IPv4 range",
    range: "a private /16 to /20",
    meaning:
      "Address range of the cell, different from that of every other cell of the environment. A change replaces the " +
      "network and all that is in it.",
    source: "AWS, VPC CIDR blocks",
    check: checkCidrBlock,
  }),
  availabilityZones: integer({
    min: 2,
    max: 4,
    unit: "zones",
    meaning:
      "Availability Zones that the cell spreads over. A load balancer needs two, the address plan has room for four.",
    source: "AWS, Subnets for your load balancer",
    derived: {
      text: "3, or all of a Region with fewer",
      from: (_settings, { region }) => Math.min(3, regions[region]?.zones ?? 3),
    },
  }),
  natGateways: choice(["Single", "OnePerAz"], {
    meaning:
      "One NAT gateway for the cell, or one a zone: dearer, but a zone that fails takes no other with it.",
  }).default("OnePerAz"),
  dualStack: flag({ meaning: "IPv6 beside IPv4 in the network and on the load balancer." }).default(true),
  flowLogs: section({
    retentionDays: oneOf(logRetentionDays, {
      ...retention,
      meaning: "How long the logs of the network's flows are kept.",
    }).default(30),
  }),
});

const edge = section({
  capacityProvider: choice(["FARGATE", "FARGATE_SPOT"], {
    meaning:
      "What the Kamailio tasks run on. Spot is cheaper, and AWS may stop a task on two minutes' notice.",
  }).default("FARGATE"),
  minTasks: integer({ min: 1, max: 100, unit: "tasks", meaning: "Tasks that always run." }).default(3),
  maxTasks: integer({ min: 1, max: 100, unit: "tasks", meaning: "Tasks that scaling may reach." }).default(
    12,
  ),
  cpuUnits: oneOf([256, 512, 1024, 2048, 4096, 8192, 16_384], {
    unit: "CPU units",
    range: "256, 512, 1024, 2048, 4096, 8192, 16384",
    meaning: "Processor share of a task; 1,024 units are one vCPU.",
    source: "AWS, Task definition parameters for Fargate, task size",
  }).default(1024),
  memoryMiB: integer({
    min: 512,
    max: 122_880,
    unit: "MiB",
    meaning: "Memory of a task. Fargate offers certain sizes with each number of CPU units.",
    source: "AWS, Task definition parameters for Fargate, task size",
  }).default(2048),
  imageTag: text({
    type: "image tag",
    meaning: "Image of the cell's repository that runs. Image and program are released together.",
    defaultText: "this project's version",
    check: checkImageTag,
  }).default(version),
  connectionsPerTask: integer({
    min: 100,
    max: 50_000,
    unit: "connections",
    meaning: "WebSocket connections a task; scaling keeps the average there.",
  }).default(5000),
  stopTimeoutSeconds: integer({
    min: 2,
    max: 120,
    unit: "seconds",
    meaning: "Time between the request to stop and the kill; Fargate allows two minutes.",
    source: "AWS, ContainerDefinition, `stopTimeout`",
  }).default(120),
  logRetentionDays: oneOf(logRetentionDays, {
    ...retention,
    meaning: "How long Kamailio's logs are kept.",
  }).default(30),
});

const recordings = section({
  coldAfterDays: integer({
    min: 30,
    max: 3650,
    unit: "days",
    meaning: "Age at which a recording moves to colder storage, which takes nothing younger than 30 days.",
    source: "AWS, Transitioning objects using Amazon S3 Lifecycle",
  }).default(90),
  expireAfterDays: integer({
    min: 31,
    max: 36_500,
    unit: "days",
    meaning: "Age at which a recording is deleted.",
  }).default(365),
  forceDestroy: flag({
    meaning: "Whether the bucket may be deleted with recordings in it. Without it, AWS refuses.",
  }).default(false),
});

const ingress = section({
  trafficDialPercentage: integer({
    min: 0,
    max: 100,
    unit: "percent",
    meaning:
      "Share of the new traffic due to the Region that the cell takes. 0 still gets the failover of others.",
    source: "AWS, Adjusting traffic flow with traffic dials",
  }).default(100),
  drained: flag({
    meaning: "Takes the cell out of all new traffic, failover too: traffic dial and endpoint weight are 0.",
    source: "AWS, Endpoint weights",
  }).default(false),
});

export const cellSettings = z.strictObject({
  ...sharedSettings,
  network,
  edge,
  media: fleet({
    what: "RTPEngine",
    minSize: 3,
    maxSize: 9,
    instanceType: "c7i.xlarge",
    sessionsPerNode: 1000,
  }),
  switches: fleet({
    what: "FreeSWITCH",
    minSize: 3,
    maxSize: 30,
    instanceType: "c7i.xlarge",
    sessionsPerNode: 300,
  }),
  recordings,
  ingress,
});
