import { EXPOSURE_TAG, MEDIA_RELAY_UDP } from "../../constants";
import type { StackResource, StackRule } from "../../rule";
import { sourcesOf } from "../../vocabulary/references";
import { ELASTIC_IP_TYPES } from "../../vocabulary/tokens";
import { mayBeMediaSlot } from "../public-resources";
import { at, type StackFinding } from "../stack";

const ASSOCIATIONS = ["aws:ec2/eipAssociation:EipAssociation", "aws-native:ec2:EipAssociation"];
/** The inputs by which an association names its address. */
const BY = ["allocationId", "publicIp", "eip"];

/** Associations of Elastic IPs, which have no tags of their own: the address must be declared. */
export const elasticIpAssociation: StackRule = {
  id: "elastic-ip-association",
  title: "Only Elastic IPs that are declared as media slots are associated with instances.",
  severity: "high",
  awsDefault: "An association gives the instance or interface a public address at once.",
  why: "The instance is then reached beside the accelerator, and nothing about the instance itself shows it.",
  remediation: [
    "Remove the association, and let callers in by the accelerator.",
    `For a media relay, declare the slot: tag the Elastic IP with \`${EXPOSURE_TAG}: ${MEDIA_RELAY_UDP}\`, and make it in the same program.`,
  ],
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html"],
  controls: { fsbp: ["EC2.9"], wellArchitected: ["SEC05-BP01"] },
  types: ASSOCIATIONS,
  judgeStack: (resources): StackFinding[] =>
    resources.filter(({ type }) => ASSOCIATIONS.includes(type)).flatMap(judgeAssociation),
};

function judgeAssociation(association: StackResource): StackFinding[] {
  const addresses = BY.flatMap((property) => sourcesOf(association, property, ELASTIC_IP_TYPES));
  if (addresses.length > 0 && addresses.every(mayBeMediaSlot)) return [];
  const [address] = addresses;
  const which = address ? `Elastic IP \`${address.name}\`` : "An Elastic IP from outside the program";
  return [at(association, `${which} is no declared media slot, and gives an instance a public address.`)];
}
