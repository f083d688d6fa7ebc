import assert from "node:assert/strict";
import { Account } from "./account";
import { trust } from "./cell";

const role = "aws:iam/role:Role";
const rolePolicy = "aws:iam/rolePolicy:RolePolicy";
const bucket = "aws:s3/bucket:Bucket";
const bucketPolicy = "aws:s3/bucketPolicy:BucketPolicy";

const document = (statement: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", ...statement }] });

describe("offline identity and data", () => {
  let account: Account;
  beforeEach(() => {
    account = new Account();
  });
  afterEach(() => account.close());

  it("keeps a role while policies are on it, unless told to detach them", async () => {
    const made = await account.create(role, { assumeRolePolicy: trust("ec2.amazonaws.com") });
    const policyArn = "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";
    const attachment = await account.create("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
      role: made.id,
      policyArn,
    });
    await assert.rejects(account.delete(made), /DeleteConflict.*must detach all policies first/);
    await account.delete(attachment);
    const policy = document({ Action: "s3:*", Resource: "*" });
    const inline = await account.create(rolePolicy, { role: made.id, policy });
    await assert.rejects(account.delete(made), /DeleteConflict.*must delete policies first/);
    await account.delete(inline);
    await account.delete(made);
  });

  it("has one role of a name, whatever the case", async () => {
    const inputs = { assumeRolePolicy: trust("ec2.amazonaws.com") };
    await account.create(role, { ...inputs, name: "edge" });
    await assert.rejects(account.create(role, { ...inputs, name: "Edge" }), /EntityAlreadyExists/);
  });

  it("refuses policies that IAM calls malformed", async () => {
    const { id } = await account.create(role, { assumeRolePolicy: trust("ec2.amazonaws.com") });
    const put = (statement: object) => account.create(rolePolicy, { role: id, policy: document(statement) });
    await assert.rejects(put({ Action: "s3:*" }), /must contain resources/);
    await assert.rejects(put({ Action: "list", Resource: "*" }), /prefaced by a vendor/);
    await assert.rejects(
      put({ Action: "s3:*", Resource: "*", Principal: "*" }),
      /should not specify a principal/,
    );
    await assert.rejects(put({ Action: "s3:*", Resource: "logs" }), /must be in ARN format/);
    const assumeRolePolicy = document({ Action: "s3:*", Principal: "*" });
    await assert.rejects(account.create(role, { assumeRolePolicy }), /only specify STS AssumeRole/);
  });

  it("refuses bucket policies for other buckets, and public ones while they are blocked", async () => {
    const { id } = await account.create(bucket, {}, "Logs");
    assert.match(id, /^logs-[0-9a-f]{7}$/);
    const put = (statement: object) =>
      account.create(bucketPolicy, { bucket: id, policy: document(statement) });
    const everyone = { Principal: "*", Action: "s3:GetObject" };
    await assert.rejects(
      put({ ...everyone, Resource: "arn:aws:s3:::other/*" }),
      /Policy has invalid resource/,
    );
    await account.create("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", {
      bucket: id,
      blockPublicPolicy: true,
    });
    const mine = `arn:aws:s3:::${id}/*`;
    await assert.rejects(put({ ...everyone, Resource: mine }), /AccessDenied.*BlockPublicPolicy/);
    await put({ ...everyone, Resource: mine, Condition: { Bool: { "aws:SecureTransport": "true" } } });
  });

  it("has a bucket name once in the world, and settings for buckets that exist only", async () => {
    await account.create(bucket, { bucket: "recordings" });
    const again = account.create(bucket, { bucket: "recordings", region: "eu-west-1" });
    await assert.rejects(again, /BucketAlreadyOwnedByYou/);
    await assert.rejects(account.create(bucket, { bucket: "a..b" }), /InvalidBucketName/);
    const versioning = { bucket: "nothing", versioningConfiguration: { status: "Enabled" } };
    await assert.rejects(
      account.create("aws:s3/bucketVersioning:BucketVersioning", versioning),
      /NoSuchBucket/,
    );
  });

  it("keeps the name of a deleted secret for its recovery window", async () => {
    const secret = "aws:secretsmanager/secret:Secret";
    await account.delete(await account.create(secret, { name: "keys" }));
    await assert.rejects(account.create(secret, { name: "keys" }), /already scheduled for deletion/);
    await account.delete(await account.create(secret, { name: "now", recoveryWindowInDays: 0 }));
    await account.create(secret, { name: "now" });
  });

  it("refuses a key policy that would lock everyone out", async () => {
    const key = "aws:kms/key:Key";
    const Principal = { Service: "logs.amazonaws.com" };
    const policy = document({ Principal, Action: "kms:Encrypt", Resource: "*" });
    await assert.rejects(account.create(key, { policy }), /will not allow you to update the key policy/);
    await account.create(key, { policy, bypassPolicyLockoutSafetyCheck: true });
    const made = await account.create(key);
    const alias = await account.create(
      "aws:kms/alias:Alias",
      { targetKeyId: made.state.arn ?? "" },
      "recordings",
    );
    assert.match(alias.id, /^alias\/recordings-[0-9a-f]{7}$/);
    assert.equal(alias.state.targetKeyArn, made.state.arn);
  });

  it("refuses alarms that notify a topic of another Region", async () => {
    const alarm = {
      comparisonOperator: "LessThanThreshold",
      evaluationPeriods: 1,
      metricName: "HealthyHostCount",
      namespace: "AWS/GlobalAccelerator",
      period: 60,
      statistic: "Minimum",
      threshold: 1,
      alarmActions: ["arn:aws:sns:us-west-2:123456789012:alarms"],
    };
    const type = "aws:cloudwatch/metricAlarm:MetricAlarm";
    await assert.rejects(account.create(type, alarm), /Invalid region us-west-2 specified/);
    await account.create(type, { ...alarm, region: "us-west-2" });
  });

  it("invokes a function at every step of a CRUD invocation, and once of any other", async () => {
    const made = await account.create(role, { assumeRolePolicy: trust("lambda.amazonaws.com") });
    const notLambda = await account.create(role, { assumeRolePolicy: trust("ec2.amazonaws.com") });
    const code = { s3Bucket: "code", s3Key: "function.zip" };
    const inputs = { runtime: "nodejs22.x", handler: "index.handler", ...code };
    const type = "aws:lambda/function:Function";
    await assert.rejects(
      account.create(type, { ...inputs, role: notLambda.state.arn ?? "" }),
      /cannot be assumed by Lambda/,
    );
    const { id: functionName } = await account.create(type, { ...inputs, role: made.state.arn ?? "" });

    const invocation = "aws:lambda/invocation:Invocation";
    const once = await account.create(invocation, { functionName, input: '{"a":1}' });
    assert.equal(once.state.result, '"answer 1"');
    assert.deepEqual(account.replaces(once, { functionName, input: '{"a":2}' }), ["input"]);
    await account.delete(once);

    const crud = { functionName, lifecycleScope: "CRUD" };
    const first = await account.create(invocation, { ...crud, input: '{"a":1}' });
    assert.deepEqual(account.replaces(first, { ...crud, input: '{"a":2}' }), []);
    const second = await account.update(first, { ...crud, input: '{"a":2}' });
    assert.equal(second.state.result, '"answer 3"');
    await account.delete(second);
    assert.deepEqual(
      account.invocations.map(({ payload }) => JSON.parse(payload)),
      [
        { a: 1 },
        { a: 1, tf: { action: "create", prev_input: null } },
        { a: 2, tf: { action: "update", prev_input: { a: 1 } } },
        { a: 2, tf: { action: "delete", prev_input: { a: 2 } } },
      ],
    );
  });
});
