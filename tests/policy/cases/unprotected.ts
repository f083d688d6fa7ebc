import { disposableTag, permanentTag } from "../../../policies/constants";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const says = (lost: string) => `The option \`protect\` is not set, and with the resource goes ${lost}.`;
const addresses = "its static addresses, which stand in customers' firewalls";
const servers = "its name servers, which the parent zone names";
const encrypted = "all that is encrypted with it";
const always: [string, string][] = [
  ["aws:globalaccelerator/accelerator:Accelerator", addresses],
  ["aws:globalaccelerator/customRoutingAccelerator:CustomRoutingAccelerator", addresses],
  ["aws:route53/zone:Zone", servers],
  ["aws:kms/key:Key", encrypted],
  ["aws:kms/externalKey:ExternalKey", encrypted],
  ["aws-native:globalaccelerator:Accelerator", addresses],
  ["aws-native:route53:HostedZone", servers],
  ["aws-native:kms:Key", encrypted],
];
const ifTagged: [string, string][] = [
  ["aws:ec2/eip:Eip", "the address"],
  ["aws:s3/bucket:Bucket", "what it holds"],
  ["aws:s3/bucketV2:BucketV2", "what it holds"],
  ["aws:dynamodb/table:Table", "what it holds"],
  ["aws:secretsmanager/secret:Secret", "its value"],
  ["aws:efs/fileSystem:FileSystem", "what it holds"],
  ["aws-native:ec2:Eip", "the address"],
  ["aws-native:s3:Bucket", "what it holds"],
  ["aws-native:dynamodb:Table", "what it holds"],
  ["aws-native:secretsmanager:Secret", "its value"],
  ["aws-native:efs:FileSystem", "what it holds"],
];
const nativeTags = [{ key: "voip-cells:lifetime", value: "permanent" }];
const tagged = (type: string) => ({
  [type.includes("native:efs") ? "fileSystemTags" : "tags"]: type.startsWith("aws-native:")
    ? nativeTags
    : permanentTag,
});

export default {
  violating: [
    ...always.map(([type, lost]): Case => ({ title: type, given: { type, props: {} }, says: says(lost) })),
    ...ifTagged.map(
      ([type, lost]): Case => ({
        title: `${type} that is tagged permanent`,
        given: { type, props: tagged(type) },
        says: says(lost),
      }),
    ),
  ],
  clean: [
    ...always.map(([type]): Case => ({ title: type, given: { type, props: {}, protect: true } })),
    ...ifTagged.map(([type]): Case => ({ title: `${type} without the tag`, given: { type, props: {} } })),
    ...ifTagged.map(
      ([type]): Case => ({
        title: `${type} that is tagged and protected`,
        given: { type, props: tagged(type), protect: true },
      }),
    ),
    {
      title: "a native zone that may be lost",
      given: {
        type: "aws-native:route53:HostedZone",
        props: { hostedZoneTags: [{ key: "voip-cells:lifetime", value: "disposable" }] },
      },
    },
    {
      title: "an accelerator that may be lost",
      given: { type: "aws:globalaccelerator/accelerator:Accelerator", props: { tags: disposableTag } },
    },
  ],
  unknown: [
    {
      title: "a key with unknown tags",
      given: { type: "aws:kms/key:Key", props: { tags: UNKNOWN } },
      says: "tags",
    },
    {
      title: "an address with unknown tags",
      given: { type: "aws:ec2/eip:Eip", props: { tags: UNKNOWN } },
      says: "tags",
    },
  ],
} satisfies RuleCases;
