import { type Context, type ResourceTable, refusal } from "../../model/table";
import { bucketInputs } from "./bucket-inputs";
import { websiteZone } from "./website-zones";

/** Canonical user id of the stand-in's account. */
const ownerId = "0f".repeat(32);

export const bucket: ResourceTable = {
  token: "aws:s3/bucket:Bucket",
  aliases: ["aws:s3/bucketV2:BucketV2"],
  service: "S3",
  title: "S3 Bucket",
  operations: { read: "HeadBucket", update: "PutBucketTagging" },
  scope: "regional",
  inputs: bucketInputs,

  autoName: { property: "bucket", maxLength: 63, lowerCase: true, unless: ["bucketPrefix"] },
  id: "{bucket}",

  outputs: {
    arn: "arn:{partition}:s3:::{bucket}",
    bucketDomainName: "{bucket}.s3.{dnsSuffix}",
    bucketRegionalDomainName: "{bucket}.s3.{region}.{dnsSuffix}",
    bucketRegion: "{region}",
    bucketPrefix: "",
    bucketNamespace: "global",
    hostedZoneId: (c) => websiteZone(c.region),
    websiteEndpoint: "",
    websiteDomain: "",
    objectLockEnabled: () => false,
    requestPayer: "BucketOwner",
    accelerationStatus: "",
    policy: "",
    versioning: () => ({ enabled: false, mfaDelete: false }),
    grants: () => [{ type: "CanonicalUser", permissions: ["FULL_CONTROL"], id: ownerId, uri: "" }],
    corsRules: () => [],
    lifecycleRules: () => [],
    serverSideEncryptionConfiguration: () => ({
      rule: {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256", kmsMasterKeyId: "" },
        bucketKeyEnabled: false,
      },
    }),
  },

  unique: [
    {
      by: ["bucket"],
      within: "world",
      code: "BucketAlreadyOwnedByYou",
      message: "Your previous request to create the named bucket succeeded and you already own it.",
    },
  ],
  accept: checkName,
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function checkName(c: Context): void {
  const name = c.inputs.text("bucket") ?? "";
  const good =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
    !name.includes("..") &&
    !/^(\d+\.){3}\d+$/.test(name) &&
    !/^(xn--|sthree-)|(-s3alias|--ol-s3|--x-s3)$/.test(name);
  if (!good) throw refusal("InvalidBucketName", "The specified bucket is not valid.");
}
