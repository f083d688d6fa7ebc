import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { type Place, placeOf } from "../../vocabulary/places";
import { fieldsOf, isAbsent, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";

const SUCCESSORS: Readonly<Record<string, string>> = { gp2: "gp3", io1: "io2 or gp3", standard: "gp3" };

/** What AWS takes for a volume whose type is left out. */
const LEFT_OUT = "gp2";

interface Disks {
  /** The property that lists them. */
  readonly list: string;
  /** The block of an item that makes it a volume; any item is one where left out. */
  readonly block?: string;
}

/** Where each type lists disks. What takes its disks from the image is not judged. */
const MAPPINGS: readonly Disks[] = [{ list: "blockDeviceMappings", block: "ebs" }];
const BLOCKS: readonly Disks[] = [{ list: "rootBlockDevice" }, { list: "ebsBlockDevices" }];
const LISTS: Readonly<Record<string, readonly Disks[]>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": MAPPINGS,
  "aws:ec2/instance:Instance": BLOCKS,
  "aws:ec2/launchConfiguration:LaunchConfiguration": BLOCKS,
  "aws-native:ec2:LaunchTemplate": [{ list: "launchTemplateData.blockDeviceMappings", block: "ebs" }],
  "aws-native:ec2:Instance": MAPPINGS,
  "aws-native:autoscaling:LaunchConfiguration": MAPPINGS,
};
/** What has one disk, with its property and what AWS takes where it is left out. */
const SINGLE: Readonly<Record<string, readonly [property: string, leftOut?: string]>> = {
  "aws:ebs/volume:Volume": ["type", LEFT_OUT],
  "aws-native:ec2:Volume": ["volumeType", LEFT_OUT],
  "aws:rds/instance:Instance": ["storageType"],
  "aws-native:rds:DbInstance": ["storageType"],
};

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
  types: [...Object.keys(SINGLE), ...Object.keys(LISTS)],
  judge: (resource) => volumesOf(resource).flatMap(judgeVolume),
};

/** The types of all the volumes that a resource describes. */
function volumesOf({ type, props }: Resource): Place[] {
  const [property, leftOut] = SINGLE[type] ?? [];
  if (property) return [{ property, value: props[property] ?? leftOut }];
  return (LISTS[type] ?? []).flatMap((disks) => listed(placeOf(props, disks.list), disks.block));
}

function listed({ property, value: list }: Place, block?: string): Place[] {
  if (isUnknown(list)) return [{ property, value: list }];
  return itemsOf(list).flatMap((item, index) => {
    const at = Array.isArray(list) ? `${property}[${index}]` : property;
    if (isUnknown(item)) return [{ property: at, value: item }];
    if (block && isAbsent(fieldsOf(item)[block])) return [];
    const { property: inner, value } = placeOf(item, block ? `${block}.volumeType` : "volumeType");
    return [{ property: `${at}.${inner}`, value: isAbsent(value) ? LEFT_OUT : value }];
  });
}

function judgeVolume({ property, value }: Place): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  const type = wordOf(value) ?? "";
  const successor = Object.hasOwn(SUCCESSORS, type) ? SUCCESSORS[type] : undefined;
  return successor ? [violation(`\`${property}\` is or means ${type}; take ${successor}.`)] : [];
}
