/** Settings of `<environment>-<region>`. */
import { z } from "zod";
import { checkCidrBlock } from "../checks/cidr-block";
import { regions } from "../tables/regions";
import { edge } from "./edge";
import { choice, flag, integer, section, text } from "./field";
import { fleet } from "./fleet";
import { menus } from "./menus";
import { logRetention } from "./retention";
import { sharedSettings } from "./shared";

const network = section({
  cidrBlock: text({
    type: "IPv4 range",
    range: "a private /16 to /20",
    meaning:
      "Address range of the cell, different from that of every other cell of the environment. Another one replaces the " +
      "network and what runs in it, so drain the cell first; while `protect` is true, it is refused.",
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
  dualStack: flag({
    meaning:
      "IPv6 beside IPv4 in the network and on the load balancer. A cell that stands can be given it, but not lose it: AWS " +
      "keeps a network's IPv6 block while a subnet has a part of it.",
  }).default(true),
  flowLogs: section({
    retentionDays: logRetention("How long the logs of the network's flows are kept.").default(30),
  }),
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
    maximumSessionsPerNode: 1250,
  }),
  switches: fleet({
    what: "FreeSWITCH",
    minSize: 3,
    maxSize: 30,
    instanceType: "c7i.xlarge",
    sessionsPerNode: 300,
    maximumSessionsPerNode: 2048,
  }),
  menus,
  recordings,
  ingress,
});
