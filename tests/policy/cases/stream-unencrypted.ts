import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const leftOut = (property: string) =>
  `\`${property}\` is left out, and AWS then stores the records unencrypted.`;
const firehose = "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream";
const native = "aws-native:kinesisfirehose:DeliveryStream";

export default tableCases(
  [
    {
      type: "aws:kinesis/stream:Stream",
      bad: { encryptionType: "NONE" },
      says: "`encryptionType` is not one of kms.",
      good: { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" },
      decides: "encryptionType",
    },
    {
      type: "aws-native:kinesis:Stream",
      bad: { shardCount: 1 },
      says: leftOut("streamEncryption.encryptionType"),
      good: { streamEncryption: { encryptionType: "KMS" } },
      decides: "streamEncryption",
    },
    {
      type: firehose,
      bad: { destination: "extended_s3" },
      says: leftOut("serverSideEncryption.enabled"),
      good: { serverSideEncryption: { enabled: true } },
      decides: "serverSideEncryption",
    },
    {
      type: native,
      bad: { deliveryStreamType: "DirectPut" },
      says: leftOut("deliveryStreamEncryptionConfigurationInput.keyType"),
      good: { deliveryStreamEncryptionConfigurationInput: { keyType: "AWS_OWNED_CMK" } },
      decides: "deliveryStreamEncryptionConfigurationInput",
    },
  ],
  {
    violating: [
      {
        title: "a native delivery stream of which nothing is said",
        given: { type: native, props: {} },
        says: leftOut("deliveryStreamEncryptionConfigurationInput.keyType"),
      },
      {
        title: "a stream without encryption",
        given: { type: "aws:kinesis/stream:Stream", props: {} },
        says: leftOut("encryptionType"),
      },
    ],
    clean: [
      {
        title: "a delivery stream that reads a data stream",
        given: { type: firehose, props: { kinesisSourceConfiguration: { kinesisStreamArn: "arn" } } },
      },
      {
        title: "a delivery stream that reads a topic of Kafka",
        given: { type: firehose, props: { mskSourceConfiguration: { mskClusterArn: "arn" } } },
      },
      {
        title: "a native one with a key of its own",
        given: {
          type: native,
          props: { deliveryStreamEncryptionConfigurationInput: { keyType: "CUSTOMER_MANAGED_CMK" } },
        },
      },
      {
        title: "a native one that reads a data stream",
        given: { type: native, props: { deliveryStreamType: "KinesisStreamAsSource" } },
      },
    ],
    unknown: [
      {
        title: "an unknown kind",
        given: { type: native, props: { deliveryStreamType: UNKNOWN } },
        says: "deliveryStreamType",
      },
    ],
  },
);
