import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { describeSwitch, isAbsent, isOn, isUnknown } from "../../vocabulary/values";
import { valuesAt } from "../paths";

const SWITCHES = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Where each type keeps the four switches; in a part of a resource, leaving the part out keeps AWS's default, all on. */
const PLACES: Readonly<Record<string, string>> = {
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "",
  "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": "",
  "aws:s3/accessPoint:AccessPoint": "publicAccessBlockConfiguration",
  "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint": "details.publicAccessBlock",
  "aws-native:s3:Bucket": "publicAccessBlockConfiguration",
  "aws-native:s3:AccessPoint": "publicAccessBlockConfiguration",
  "aws-native:s3:MultiRegionAccessPoint": "publicAccessBlockConfiguration",
};
/** Access points are born with the four switches on, each of them; the others have off where one is left out. */
const ON_WHEN_LEFT_OUT = [
  "aws:s3/accessPoint:AccessPoint",
  "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint",
];

/** The last line of defence of S3: four switches that refuse public policies and lists. */
export const publicAccessBlockOff: ResourceRule = {
  id: "public-access-block-off",
  title: "The public access blocks of S3 are on, all four.",
  severity: "high",
  awsDefault:
    "New buckets have all four on; a `BucketPublicAccessBlock` that leaves one out switches it off.",
  why: "The block is what makes a mistake in a policy or a list harmless.",
  remediation: [
    "Set `blockPublicAcls`, `blockPublicPolicy`, `ignorePublicAcls` and `restrictPublicBuckets` to true.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"],
  controls: {
    fsbp: ["S3.1", "S3.8", "S3.19", "S3.24"],
    cis: ["2.1.4"],
    wellArchitected: ["SEC03-BP07"],
    cdkNag: ["AwsSolutions-S2"],
  },
  types: Object.keys(PLACES),
  judge({ type, props }): Finding[] {
    const place = PLACES[type] ?? "";
    const [block] = place === "" ? [{ property: "", value: props }] : valuesAt(props, place);
    if (!block || isAbsent(block.value)) return [];
    if (isUnknown(block.value)) return [undecided(block.property)];
    return judgeSwitches(block.value, block.property, ON_WHEN_LEFT_OUT.includes(type));
  },
};

/** All that is off is one finding: the cure is one. */
function judgeSwitches(block: unknown, path: string, onWhenLeftOut: boolean): Finding[] {
  const written = SWITCHES.flatMap((name) =>
    valuesAt(block, name).map(({ value }) => ({ property: path === "" ? name : `${path}.${name}`, value })),
  );
  const off = written.filter(
    ({ value }) => !isUnknown(value) && !isOn(value) && !(isAbsent(value) && onWhenLeftOut),
  );
  const unknown = written.filter(({ value }) => isUnknown(value));
  const says = off.map(({ property, value }) => describeSwitch(property, value, "it is then off")).join("; ");
  return [
    ...(off.length > 0 ? [violation(`${says}.`)] : []),
    ...unknown.map(({ property }) => undecided(property)),
  ];
}
