/** Settings of a fleet of machines that hold calls. */
import { checkImageId, checkInstanceType } from "../checks/aws";
import { integer, section, text } from "./field";

/** Debian 12's newest image for x86-64, by the public parameter that Debian keeps in every Region. */
const debianImage = "resolve:ssm:/aws/service/debian/release/12/latest/amd64";

export interface FleetDefaults {
  readonly what: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly instanceType: string;
  readonly sessionsPerNode: number;
  /** Half of the calls that a node's RTP ports are enough for, at four a call: a node admits twice what scaling aims at. */
  readonly maximumSessionsPerNode: number;
}

export function fleet({ what, ...defaults }: FleetDefaults) {
  return section({
    minSize: integer({ min: 1, max: 100, unit: "nodes", meaning: `${what} nodes that always run.` }).default(
      defaults.minSize,
    ),
    maxSize: integer({
      min: 1,
      max: 100,
      unit: "nodes",
      meaning: `${what} nodes that scaling may reach.`,
    }).default(defaults.maxSize),
    instanceType: text({
      type: "instance type",
      range: "x86-64, of a family that Global Accelerator takes",
      meaning: "Type of the machines.",
      source: "AWS, Endpoints for standard accelerators",
      check: checkInstanceType,
    }).default(defaults.instanceType),
    imageId: text({
      type: "machine image",
      range: "`ami-...`, or `resolve:ssm:<parameter>`",
      meaning:
        "Machine image of the nodes: Debian or one made from it. A public parameter is read anew at every launch; name " +
        "an image of your own where all nodes must be the same.",
      source: "AWS, Use a Systems Manager parameter instead of an AMI ID",
      check: checkImageId,
    }).default(debianImage),
    sessionsPerNode: integer({
      min: 1,
      max: defaults.maximumSessionsPerNode,
      unit: "sessions",
      meaning: "Calls a node; scaling keeps the average there, and a node refuses more than twice as many.",
    }).default(defaults.sessionsPerNode),
    rootVolumeGiB: integer({
      min: 8,
      max: 16_384,
      unit: "GiB",
      meaning: "Size of the encrypted gp3 volume of a node.",
      source: "AWS, General Purpose SSD volumes",
    }).default(30),
    heartbeatSeconds: integer({
      min: 30,
      max: 7200,
      unit: "seconds",
      meaning:
        "Time that a draining node has between two heartbeats. AWS ends the wait after 100 of them or 48 hours, so " +
        "1,800 gives calls the full 48 hours.",
      source: "AWS, API_LifecycleHook, `HeartbeatTimeout`",
    }).default(1800),
  });
}
