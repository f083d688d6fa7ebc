import assert from "node:assert/strict";
import { LogBucket } from "../../../components/storage/log-bucket";
import { record, resolved } from "./support";

const build = (delivery: ConstructorParameters<typeof LogBucket>[1]["delivery"]) =>
  record(() => new LogBucket("logs", { retentionDays: 90, forceDestroy: true, delivery }));

describe("LogBucket", () => {
  it("blocks public access, turns ACLs off and encrypts with S3's own keys", async () => {
    const { one } = await build(["s3-access"]);
    const { bucket, ...blocked } = one("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock").inputs;
    assert.equal(bucket, "logs");
    assert.deepEqual(blocked, {
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    assert.deepEqual(one("aws:s3/bucketOwnershipControls:BucketOwnershipControls").inputs.rule, {
      objectOwnership: "BucketOwnerEnforced",
    });
    assert.deepEqual(
      one("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration").inputs
        .rules,
      [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    );
  });

  it("lets the named services in and no other", async () => {
    const { one } = await build(["load-balancer", "s3-access"]);
    const policy = JSON.parse(String(one("aws:s3/bucketPolicy:BucketPolicy").inputs.policy));
    assert.deepEqual(
      policy.Statement.map((statement: { Sid: string }) => statement.Sid),
      ["TlsOnly", "LoadBalancerLogs", "S3AccessLogs"],
    );
  });

  it("deletes logs by age", async () => {
    const { one } = await build([]);
    const { rules } = one("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").inputs;
    assert.deepEqual(rules, [
      {
        id: "expire",
        status: "Enabled",
        filter: { prefix: "" },
        expiration: { days: 90 },
        abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
      },
    ]);
  });

  it("gives its name out once the policy is in force, after all else that touches the bucket's access", async () => {
    const { one, value } = await build(["accelerator-flow-logs"]);
    assert.equal(await resolved(value.bucket), "logs");
    const before = one("aws:s3/bucketPolicy:BucketPolicy").dependencies;
    for (const name of ["logs-ownership", "logs-public-access", "logs-encryption"]) {
      assert.ok(before.includes(name), `the policy does not wait for ${name}`);
    }
  });

  it("deletes what it holds with itself only when told to", async () => {
    const { one } = await build([]);
    assert.equal(one("aws:s3/bucket:Bucket").inputs.forceDestroy, true);
  });
});
