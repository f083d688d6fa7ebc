import {
  Bag,
  block,
  type Context,
  forceNew,
  integer,
  list,
  map,
  type ResourceTable,
  refusal,
  required,
  text,
} from "../../model/table";
import { toBucket } from "../references";

export const bucketReplicationConfig: ResourceTable = {
  token: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",

  service: "S3",
  title: "S3 Bucket Replication Configuration",
  operations: {
    create: "PutBucketReplication",
    read: "GetBucketReplication",
    update: "PutBucketReplication",
    delete: "DeleteBucketReplication",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    role: text({ required, format: "arn" }),
    rules: list(
      block({
        deleteMarkerReplication: block({ status: text({ required, oneOf: ["Enabled", "Disabled"] }) }),
        destination: block(
          {
            accessControlTranslation: block({ owner: text({ required }) }),
            account: text({ pattern: /^\d{12}$/, rule: "must be an account id of 12 digits" }),
            bucket: text({
              required,
              format: "arn",
              refers: {
                to: "aws:s3/bucket:Bucket",
                by: "arn",
                region: "any",
                missing: "InvalidRequest",
                message: "Destination bucket must exist.",
              },
            }),
            encryptionConfiguration: block({ replicaKmsKeyId: text({ required, format: "arn" }) }),
            metrics: block({
              eventThreshold: block({ minutes: integer({ required, min: 0 }) }),
              status: text({ required }),
            }),
            replicationTime: block({
              status: text({ required }),
              time: block({ minutes: integer({ required, min: 0 }) }, { required }),
            }),
            storageClass: text(),
          },
          { required },
        ),
        existingObjectReplication: block({ status: text({ required, oneOf: ["Enabled", "Disabled"] }) }),
        filter: block(
          {
            and: block({ prefix: text(), tags: map() }),
            prefix: text(),
            tag: block({ key: text({ required }), value: text({ required }) }),
          },
          { computed: true },
        ),
        id: text({ computed: true, maxLength: 255 }),
        prefix: text({ maxLength: 1024 }),
        priority: integer(),
        sourceSelectionCriteria: block({
          replicaModifications: block({ status: text({ required }) }),
          sseKmsEncryptedObjects: block({ status: text({ required }) }),
        }),
        status: text({ required, oneOf: ["Enabled", "Disabled"] }),
      }),
      { required, minItems: 1, maxItems: 1000 },
    ),
    token: text({ secret: true, maxLength: 1024 }),
  },

  id: "{bucket}",

  outputs: {},

  accept: (c) => {
    const destinations = c.inputs
      .blocks("rules")
      .map((rule) => rule.block("destination").text("bucket")?.split(":::")[1] ?? "");
    if (!isVersioned(c, c.inputs.text("bucket") ?? ""))
      throw refusal(
        "InvalidRequest",
        "Versioning must be 'Enabled' on the bucket to apply a replication configuration",
      );
    if (!destinations.every((bucket) => isVersioned(c, bucket)))
      throw refusal("InvalidRequest", "Destination bucket must have versioning enabled.");
  },
};

function isVersioned(c: Context, bucket: string): boolean {
  return c.cloud
    .find("aws:s3/bucketVersioning:BucketVersioning", { bucket }, "*")
    .some(({ outputs }) => new Bag(outputs).block("versioningConfiguration").text("status") === "Enabled");
}
