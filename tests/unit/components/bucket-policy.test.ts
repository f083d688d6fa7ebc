import assert from "node:assert/strict";
import * as fc from "fast-check";
import {
  type BucketFacts,
  type LogDelivery,
  logDelivery,
  logPrefixes,
  onlyKey,
  tlsOnly,
} from "../../../components/storage/bucket-policy";

const facts: BucketFacts = {
  bucketArn: "arn:aws:s3:::logs",
  region: "eu-west-1",
  accountId: "111122223333",
};
const deliveries: readonly LogDelivery[] = ["accelerator-flow-logs", "load-balancer", "s3-access"];

describe("bucket policies", () => {
  it("refuse plain HTTP for the bucket and its objects, whoever asks", () => {
    const statement = tlsOnly(facts.bucketArn);
    assert.equal(statement.Effect, "Deny");
    assert.equal(statement.Principal, "*");
    assert.deepEqual(statement.Resource, ["arn:aws:s3:::logs", "arn:aws:s3:::logs/*"]);
    assert.deepEqual(statement.Condition, { Bool: { "aws:SecureTransport": "false" } });
  });

  it("name the delivery service that AWS documents for each kind of log", () => {
    const services = deliveries.map((delivery) =>
      logDelivery(facts, delivery).map((statement) => (statement.Principal as { Service: string }).Service),
    );
    assert.deepEqual(services, [
      ["delivery.logs.amazonaws.com", "delivery.logs.amazonaws.com"],
      ["logdelivery.elasticloadbalancing.amazonaws.com"],
      ["logging.s3.amazonaws.com"],
    ]);
  });

  it("let flow logs in only as objects that the bucket's owner controls", () => {
    const [write] = logDelivery(facts, "accelerator-flow-logs");
    assert.deepEqual(write?.Condition, {
      StringEquals: { "aws:SourceAccount": "111122223333", "s3:x-amz-acl": "bucket-owner-full-control" },
      ArnLike: { "aws:SourceArn": "arn:aws:logs:*:111122223333:*" },
    });
    assert.equal(write?.Resource, "arn:aws:s3:::logs/flow-logs/AWSLogs/111122223333/*");
  });

  it("let load balancers of the bucket's own Region in, as the service demands", () => {
    const [write] = logDelivery(facts, "load-balancer");
    assert.deepEqual(write?.Condition, {
      ArnLike: { "aws:SourceArn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/*" },
    });
  });

  it("for any bucket and account, open only the log's prefix, only for writing, only to that account", () => {
    const account = fc.stringMatching(/^\d{12}$/);
    const bucket = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,20}[a-z0-9]$/);
    fc.assert(
      fc.property(bucket, account, fc.constantFrom(...deliveries), (name, accountId, delivery) => {
        const bucketArn = `arn:aws:s3:::${name}`;
        for (const statement of logDelivery({ bucketArn, region: "eu-west-1", accountId }, delivery)) {
          assert.ok(JSON.stringify(statement.Condition).includes(accountId), "no condition on the account");
          if (statement.Action === "s3:GetBucketAcl") continue;
          assert.equal(statement.Action, "s3:PutObject");
          assert.ok(String(statement.Resource).startsWith(`${bucketArn}/${logPrefixes[delivery]}`));
        }
      }),
    );
  });

  it("keep the partition of the bucket", () => {
    const [write] = logDelivery({ ...facts, bucketArn: "arn:aws-cn:s3:::logs" }, "accelerator-flow-logs");
    assert.deepEqual(write?.Condition?.ArnLike, { "aws:SourceArn": "arn:aws-cn:logs:*:111122223333:*" });
  });

  it("deny another encryption only where a request names one, so that the bucket's default still works", () => {
    const statements = onlyKey("arn:aws:s3:::recordings", "arn:aws:kms:eu-west-1:1:key/k");
    assert.deepEqual(
      statements.map(({ Sid }) => Sid),
      ["KmsOnly", "OwnKeyOnly", "NoCustomerKeys"],
    );
    for (const { Effect, Action, Condition } of statements) {
      assert.equal(Effect, "Deny");
      assert.equal(Action, "s3:PutObject");
      assert.deepEqual(Object.values(Condition?.Null ?? {}), ["false"]);
    }
    assert.deepEqual(statements[1]?.Condition?.StringNotEquals, {
      "s3:x-amz-server-side-encryption-aws-kms-key-id": "arn:aws:kms:eu-west-1:1:key/k",
    });
  });
});
