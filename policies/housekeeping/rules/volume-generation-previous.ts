import { type Place, placeOf } from "../../places";
import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { fieldsOf, isAbsent, isUnknown, itemsOf, wordOf } from "../../values";

const SUCCESSORS: Readonly<Record<string, string>> = { gp2: "gp3", io1: "io2 or gp3", standard: "gp3" };

/** What AWS takes for a volume whose type is left out. */
const LEFT_OUT = "gp2";

const VOLUME = "aws:ebs/volume:Volume";
const NATIVE_VOLUME = "aws-native:ec2:Volume";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const MACHINES = ["aws:ec2/instance:Instance", "aws:ec2/launchConfiguration:LaunchConfiguration"];
const DATABASE = "aws:rds/instance:Instance";

/** Disks of a generation that has a successor. */
export const volumeGenerationPrevious: ResourceRule = {
  id: "volume-generation-previous",
  title: "Disks are of a current generation.",
  severity: "low",
  level: "advisory",
  awsDefault: "EBS makes a gp2 volume where the type is left out.",
  why: "A gp3 volume costs a fifth less per GiB than gp2 and gives 3,000 operations a second at any size, where gp2 gives 3 a GiB.",
  remediation: ["Set the volume type to `gp3`; AWS changes a volume that stands without an outage."],
  links: [
    "https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html",
    "https://aws.amazon.com/ebs/pricing/",
  ],
  controls: { wellArchitected: ["COST06-BP02"] },
  types: [VOLUME, NATIVE_VOLUME, TEMPLATE, ...MACHINES, DATABASE],
  judge: (resource) => volumesOf(resource).flatMap(judgeVolume),
};

/** The types of all the volumes that a resource describes. What takes its disks from the image is not judged. */
function volumesOf({ type, props }: Resource): Place[] {
  if (type === VOLUME) return [{ property: "type", value: props.type ?? LEFT_OUT }];
  if (type === NATIVE_VOLUME) return [{ property: "volumeType", value: props.volumeType ?? LEFT_OUT }];
  if (type === DATABASE) return [{ property: "storageType", value: props.storageType }];
  if (type === TEMPLATE)
    return listed(props.blockDeviceMappings, "blockDeviceMappings", "ebs.volumeType", "ebs");
  return [
    ...listed(props.rootBlockDevice, "rootBlockDevice", "volumeType"),
    ...listed(props.ebsBlockDevices, "ebsBlockDevices", "volumeType"),
  ];
}

function listed(list: unknown, property: string, path: string, present?: string): Place[] {
  if (isUnknown(list)) return [{ property, value: list }];
  return itemsOf(list).flatMap((item, index) => {
    const at = Array.isArray(list) ? `${property}[${index}]` : property;
    if (isUnknown(item)) return [{ property: at, value: item }];
    if (present && isAbsent(fieldsOf(item)[present])) return [];
    const { property: inner, value } = placeOf(item, path);
    return [{ property: `${at}.${inner}`, value: isAbsent(value) ? LEFT_OUT : value }];
  });
}

function judgeVolume({ property, value }: Place): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  const type = wordOf(value) ?? "";
  const successor = Object.hasOwn(SUCCESSORS, type) ? SUCCESSORS[type] : undefined;
  return successor ? [violation(`\`${property}\` is or means ${type}; take ${successor}.`)] : [];
}
