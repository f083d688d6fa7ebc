import { type RuleCases, UNKNOWN } from "../cases";
import { beside, bucketV2Type, nativeBucketType, recordings, tagged } from "../recordings-cases";

const says = "The bucket holds recordings, and its default encryption names no KMS key of its own.";
const byDefault = (
  kmsMasterKeyId: unknown = "arn:aws:kms:eu-west-1:123456789012:key/k",
  sseAlgorithm = "aws:kms",
) => ({ sseAlgorithm, kmsMasterKeyId });
const inline = (setting: object) => ({
  serverSideEncryptionConfiguration: { rule: { applyServerSideEncryptionByDefault: setting } },
});
const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const rules = (setting: unknown) => ({ rules: [{ applyServerSideEncryptionByDefault: setting }] });

export default {
  violating: [
    { title: "nothing said", given: [recordings()], says },
    { title: "an old token", given: [recordings({}, bucketV2Type)], says },
    { title: "a native one", given: [recordings({}, nativeBucketType)], says },
    { title: "one by its tag", given: [tagged()], says },
    { title: "keys of S3", given: [recordings(inline(byDefault(undefined, "AES256")))], says },
    { title: "the key that AWS manages", given: [recordings(inline(byDefault("alias/aws/s3")))], says },
    {
      title: "KMS without a key",
      given: [recordings(), beside(encryption, rules({ sseAlgorithm: "aws:kms" }))],
      says,
    },
    {
      title: "a key of another bucket",
      given: [recordings(), beside(encryption, rules(byDefault()), "other")],
      says,
    },
  ],
  clean: [
    { title: "a key", given: [recordings(inline(byDefault()))] },
    { title: "a key that is not known yet", given: [recordings(inline(byDefault(UNKNOWN)))] },
    { title: "a key beside the bucket", given: [recordings(), beside(encryption, rules(byDefault()))] },
    { title: "a bucket by its tag", given: [tagged(inline(byDefault()))] },
    { title: "logs of recordings", given: [recordings({ tags: { "voip-cells:holds": "logs" } })] },
    { title: "another bucket", given: [{ ...recordings({ bucket: "assets" }) }] },
    {
      title: "a native one",
      given: [
        recordings(
          {
            bucketEncryption: {
              serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: byDefault() }],
            },
          },
          nativeBucketType,
        ),
      ],
    },
  ],
  unknown: [
    {
      title: "an unknown encryption",
      given: [recordings({ serverSideEncryptionConfiguration: UNKNOWN })],
      says: "serverSideEncryptionConfiguration",
    },
    {
      title: "an unknown bucket",
      given: [recordings(), beside(encryption, rules(byDefault()), UNKNOWN)],
      says: "serverSideEncryptionConfiguration",
    },
    { title: "an unknown tag", given: [tagged({}, UNKNOWN)], says: "serverSideEncryptionConfiguration" },
  ],
} satisfies RuleCases;
