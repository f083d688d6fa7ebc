import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { PolicyStatement } from "../../../components/iam";
import { Recordings } from "../../../components/storage/recordings";
import { permanentTag } from "../../../policies/constants";
import { accountId, record, region, resolved } from "./support";

const keyArn = `arn:aws:kms:${region}:${accountId}:key/rec-key`;
const build = (protect = false) =>
  record(
    () =>
      new Recordings("rec", {
        coldAfterDays: 30,
        expireAfterDays: 365,
        forceDestroy: false,
        protect,
        accessLogBucket: "logs",
      }),
  );
const statements = async (prefix: string) => {
  const { value } = await build();
  return (await resolved(value.writeStatements(prefix))) as PolicyStatement[];
};

describe("Recordings", () => {
  it("encrypts with its own key, which is rotated and has a name", async () => {
    const { one } = await build();
    assert.equal(one("aws:kms/key:Key").inputs.enableKeyRotation, true);
    assert.equal(one("aws:kms/alias:Alias").inputs.targetKeyId, "rec-key");
    assert.deepEqual(
      one("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration").inputs
        .rules,
      [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
          bucketKeyEnabled: true,
        },
      ],
    );
  });

  it("takes objects over TLS and under that key only", async () => {
    const { one } = await build();
    const policy = JSON.parse(String(one("aws:s3/bucketPolicy:BucketPolicy").inputs.policy));
    assert.deepEqual(
      policy.Statement.map((statement: PolicyStatement) => [statement.Effect, statement.Sid]),
      [
        ["Deny", "TlsOnly"],
        ["Deny", "KmsOnly"],
        ["Deny", "OwnKeyOnly"],
        ["Deny", "NoCustomerKeys"],
      ],
    );
    assert.ok(JSON.stringify(policy).includes(keyArn));
  });

  it("moves recordings to colder storage, deletes them, and cleans up after itself", async () => {
    const { one } = await build();
    const lifecycle = one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    assert.deepEqual(lifecycle.inputs.rules, [
      {
        id: "recordings",
        status: "Enabled",
        filter: { prefix: "" },
        transitions: [{ days: 30, storageClass: "GLACIER_IR" }],
        expiration: { days: 365 },
        noncurrentVersionExpiration: { noncurrentDays: 30 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
    ]);
    assert.ok(lifecycle.dependencies.includes("rec-versioning"));
    assert.deepEqual(one("aws:s3/bucketVersioning:BucketVersioning").inputs.versioningConfiguration, {
      status: "Enabled",
    });
  });

  it("logs access under a prefix that a log bucket opens, and measures requests", async () => {
    const { one } = await build();
    assert.deepEqual(one("aws:s3/bucketLogging:BucketLogging").inputs, {
      bucket: "rec",
      targetBucket: "logs",
      targetPrefix: "s3-access/rec/",
    });
    assert.deepEqual(one("aws:s3/bucketMetric:BucketMetric").inputs, { bucket: "rec", name: "all-requests" });
  });

  it("protects the bucket and the key without which it cannot be read", async () => {
    const { resources, one } = await build(true);
    const names = resources.filter(({ protect }) => protect).map(({ name }) => name);
    assert.deepEqual(names.sort(), ["rec", "rec-key"]);
    assert.deepEqual(one("aws:s3/bucket:Bucket").inputs.tags, permanentTag);
    assert.equal((await build(false)).one("aws:s3/bucket:Bucket").inputs.tags, undefined);
  });

  it("lets a writer write below its prefix, and nothing else", async () => {
    assert.deepEqual(await statements("calls"), [
      {
        Sid: "WriteRecordings",
        Effect: "Allow",
        Action: ["s3:PutObject", "s3:AbortMultipartUpload"],
        Resource: "arn:aws:s3:::rec/calls/*",
      },
      {
        Sid: "EncryptRecordings",
        Effect: "Allow",
        Action: ["kms:GenerateDataKey", "kms:Decrypt"],
        Resource: keyArn,
        Condition: {
          StringEquals: {
            "kms:ViaService": `s3.${region}.amazonaws.com`,
            "kms:EncryptionContext:aws:s3:arn": "arn:aws:s3:::rec",
          },
        },
      },
    ]);
  });

  it("takes a prefix with or without slashes around it", async () => {
    assert.deepEqual(await statements("/calls/2026/"), await statements("calls/2026"));
  });

  it("refuses a prefix that would open more than a folder", async () => {
    const { value } = await build();
    const plain = fc.stringMatching(/^[a-z/]{0,5}$/);
    const wild = fc.tuple(plain, fc.constantFrom("*", "?", "$"), plain).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(wild, fc.constantFrom("", "/", "//")), (prefix) => {
        assert.throws(() => value.writeStatements(prefix), /must name a folder/);
      }),
    );
  });
});
