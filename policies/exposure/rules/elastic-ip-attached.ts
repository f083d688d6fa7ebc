import { EXPOSURE_TAG, MEDIA_RELAY_UDP } from "../../constants";
import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { declarationOf } from "../../vocabulary/tags";
import { isAbsent, isUnknown } from "../../vocabulary/values";

/** The inputs by which each type is attached as it is made. */
const ATTACHMENTS: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/eip:Eip": ["instance", "networkInterface"],
  "aws-native:ec2:Eip": ["instanceId"],
};

/** Elastic IPs that are made for an instance. NAT gateways and load balancers take theirs by allocation id. */
export const elasticIpAttached: ResourceRule = {
  id: "elastic-ip-attached",
  title: "Elastic IPs of instances are declared as media slots.",
  severity: "high",
  awsDefault: "An Elastic IP is attached to nothing until something says so.",
  why: "An instance with an Elastic IP is reached beside the accelerator, at an address that people write down.",
  remediation: [
    "Leave the instance out, and let callers in by the accelerator.",
    `For a media relay, declare the slot: tag the Elastic IP with \`${EXPOSURE_TAG}: ${MEDIA_RELAY_UDP}\`.`,
  ],
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html"],
  controls: { fsbp: ["EC2.9"], wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(ATTACHMENTS),
  judge({ type, props }): Finding[] {
    const attached = (ATTACHMENTS[type] ?? []).filter((name) => !isAbsent(props[name]));
    const property = attached.find((name) => !isUnknown(props[name])) ?? attached[0];
    const declaration = declarationOf(props);
    if (property === undefined || declaration === MEDIA_RELAY_UDP) return [];
    if (isUnknown(declaration)) return [undecided(`tags["${EXPOSURE_TAG}"]`)];
    if (isUnknown(props[property])) return [undecided(property)];
    return [violation(`\`${property}\` gives an instance a public address that no tag declares.`)];
  },
};
