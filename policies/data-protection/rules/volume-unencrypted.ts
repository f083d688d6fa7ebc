import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import {
  describeSwitch,
  type Fields,
  fieldsOf,
  isAbsent,
  isOff,
  isOn,
  isUnknown,
  itemsOf,
} from "../../vocabulary/values";

const settings = {
  accountEncrypts: {
    description:
      "The accounts encrypt new volumes by default (`aws.ebs.EncryptionByDefault`), so that nothing need be said.",
    default: false,
  },
};

const UNENCRYPTED = "the volume is then as encrypted as its snapshot or image, and new ones not at all";

interface Device {
  readonly path: string;
  readonly ebs: unknown;
}

/** Instances, launch templates and launch configurations: where their disks stand. */
const MACHINES: Readonly<Record<string, readonly string[]>> = {
  "aws:ec2/instance:Instance": ["rootBlockDevice", "ebsBlockDevices"],
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": ["rootBlockDevice", "ebsBlockDevices"],
  "aws:ec2/launchConfiguration:LaunchConfiguration": ["rootBlockDevice", "ebsBlockDevices"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["blockDeviceMappings"],
  "aws-native:ec2:Instance": ["blockDeviceMappings"],
  "aws-native:ec2:LaunchTemplate": ["blockDeviceMappings"],
  "aws-native:autoscaling:LaunchConfiguration": ["blockDeviceMappings"],
};
/** The default of an account in a Region. */
const DEFAULTS = "aws:ebs/encryptionByDefault:EncryptionByDefault";
const VOLUMES = ["aws:ebs/volume:Volume", "aws-native:ec2:Volume"];

/** EBS volumes, and what makes them with a machine. */
export const volumeUnencrypted: ResourceRule<typeof settings> = {
  id: "volume-unencrypted",
  title: "EBS volumes are encrypted.",
  severity: "high",
  awsDefault:
    "A volume is encrypted only where it says so, where its snapshot or image is, or where the account encrypts by default, which a program cannot see.",
  why: "Snapshots and images inherit it, and can be shared with, or copied to, another account in the clear.",
  remediation: [
    "Set `encrypted: true` on the volume, the root device and each block device.",
    "Turn on `aws.ebs.EncryptionByDefault` in every Region of the account, and then the setting `accountEncrypts` of this rule.",
  ],
  links: [
    "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  ],
  controls: {
    fsbp: ["EC2.3", "EC2.181"],
    wellArchitected: ["SEC08-BP02"],
    cdkNag: ["AwsSolutions-EC26"],
    awsguard: ["encrypted-volumes"],
  },
  settings,
  types: [DEFAULTS, ...VOLUMES, ...Object.keys(MACHINES)],
  judge({ type, props }, { accountEncrypts }) {
    const judgeDisk = (path: string, disk: Fields) => judgeEncrypted(path, disk, accountEncrypts);
    if (type === DEFAULTS) return judgeDefault(props.enabled);
    if (VOLUMES.includes(type)) return judgeDisk("", props);
    const machine = dataOf(props);
    if ("hiddenBy" in machine) return [undecided(machine.hiddenBy)];
    const places = MACHINES[type] ?? [];
    const devices = places.flatMap((property) => devicesIn(machine, property));
    const named = devices.length > 0 || accountEncrypts || !isAbsent(machine.fields.launchTemplate);
    const image = machine.fields.ami ?? machine.fields.imageId;
    const unnamed =
      named || isAbsent(image) ? [] : [violation(describeUnnamed(machine.path, places[0] ?? ""))];
    return [
      ...devices.flatMap(({ path, ebs }) =>
        isUnknown(ebs) ? [undecided(path)] : judgeDisk(`${path}.`, fieldsOf(ebs)),
      ),
      ...unnamed,
    ];
  },
};

function judgeDefault(enabled: unknown): Finding[] {
  if (isUnknown(enabled)) return [undecided("enabled")];
  return isOff(enabled)
    ? [violation("`enabled` is false: new volumes of the account are then unencrypted.")]
    : [];
}

type Machine = { readonly hiddenBy: string } | { readonly path: string; readonly fields: Fields };

/** The native launch template has everything one level deeper. */
function dataOf(props: Fields): Machine {
  const data = props.launchTemplateData;
  if (isUnknown(data)) return { hiddenBy: "launchTemplateData" };
  return isAbsent(data)
    ? { path: "", fields: props }
    : { path: "launchTemplateData.", fields: fieldsOf(data) };
}

/** The disks that a list of devices makes; not those that belong to the host or that the image's are left out for. */
function devicesIn({ path, fields }: { path: string; fields: Fields }, property: string): Device[] {
  const list = fields[property];
  if (isUnknown(list)) return [{ path: path + property, ebs: list }];
  const at = (index: number) => path + property + (Array.isArray(list) ? `[${index}]` : "");
  return itemsOf(list).flatMap((device, index): Device[] => {
    if (isUnknown(device) || !property.startsWith("blockDevice")) return [{ path: at(index), ebs: device }];
    const { ebs, noDevice, virtualName } = fieldsOf(device);
    // `noDevice` leaves out a device of the image, also when it is empty.
    if (isAbsent(ebs) && ((noDevice ?? undefined) !== undefined || !isAbsent(virtualName))) return [];
    return [{ path: `${at(index)}.ebs`, ebs }];
  });
}

function judgeEncrypted(path: string, { encrypted }: Fields, accountEncrypts: boolean): Finding[] {
  const property = `${path}encrypted`;
  if (isUnknown(encrypted)) return accountEncrypts ? [] : [undecided(property)];
  if (isOn(encrypted) || accountEncrypts) return [];
  return [violation(`${describeSwitch(property, encrypted, UNENCRYPTED)}.`)];
}

const describeUnnamed = (path: string, property: string): string =>
  `\`${path}${property}\` is left out, and ${UNENCRYPTED}.`;
