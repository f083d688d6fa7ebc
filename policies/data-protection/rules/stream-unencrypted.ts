import { type ResourceRule, undecided } from "../../rule";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

const UNENCRYPTED = "AWS then stores the records unencrypted";

/** A delivery stream that reads a data stream or a topic of Kafka stores nothing itself. */
const readsElsewhere = (props: Fields): boolean =>
  !isAbsent(props.kinesisSourceConfiguration) || !isAbsent(props.mskSourceConfiguration);

function isNotDirectPut(props: Fields) {
  const kind = props.deliveryStreamType;
  if (isUnknown(kind)) return undecided("deliveryStreamType");
  return !isAbsent(kind) && wordOf(kind) !== "directput";
}

const TABLE: readonly Requirement[] = [
  {
    types: ["aws:kinesis/stream:Stream"],
    property: "encryptionType",
    words: ["kms"],
    leftOutMeans: UNENCRYPTED,
  },
  {
    types: ["aws-native:kinesis:Stream"],
    property: "streamEncryption.encryptionType",
    words: ["kms"],
    leftOutMeans: UNENCRYPTED,
  },
  {
    types: ["aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream"],
    property: "serverSideEncryption.enabled",
    leftOutMeans: UNENCRYPTED,
    unless: readsElsewhere,
  },
  {
    types: ["aws-native:kinesisfirehose:DeliveryStream"],
    property: "deliveryStreamEncryptionConfigurationInput.keyType",
    words: ["aws_owned_cmk", "customer_managed_cmk"],
    leftOutMeans: UNENCRYPTED,
    unless: isNotDirectPut,
  },
];

/** Kinesis data streams and Firehose streams that hold records themselves. */
export const streamUnencrypted: ResourceRule = {
  id: "stream-unencrypted",
  title: "Kinesis and Firehose streams are encrypted at rest.",
  severity: "medium",
  awsDefault: "A stream stores its records unencrypted unless an encryption is named.",
  why: "Call records and events wait in the stream for a day up to a year.",
  remediation: [
    'Set `encryptionType: "KMS"` and `kmsKeyId: "alias/aws/kinesis"`, or a key of your own.',
    "For Firehose: `serverSideEncryption: { enabled: true }`, which is free with the key that AWS owns.",
  ],
  links: [
    "https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html",
    "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
  ],
  controls: {
    fsbp: ["Kinesis.1", "DataFirehose.1"],
    wellArchitected: ["SEC08-BP02"],
    cdkNag: ["AwsSolutions-KDS1", "AwsSolutions-KDF1"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
