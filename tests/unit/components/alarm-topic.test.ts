import assert from "node:assert/strict";
import type { PolicyStatement } from "../../../components/iam";
import { AlarmTopic } from "../../../components/monitoring/alarm-topic";
import { disposableTag } from "../../../policies/constants";
import { accountId, record } from "./support";

const statements = (policy: unknown): PolicyStatement[] => JSON.parse(String(policy)).Statement;

describe("AlarmTopic", () => {
  it("is encrypted with a key that alarms may use: AWS's own key for SNS would silence them", async () => {
    const { one } = await record(() => new AlarmTopic("alarms", {}));
    assert.match(String(one("aws:sns/topic:Topic").inputs.kmsMasterKeyId), /key\/alarms-key$/);
    const key = one("aws:kms/key:Key").inputs;
    assert.equal(key.enableKeyRotation, true);
    assert.deepEqual(key.tags, disposableTag);
    const use = statements(key.policy).find(({ Sid }) => Sid === "Alarms");
    assert.deepEqual(use?.Principal, { Service: "cloudwatch.amazonaws.com" });
    assert.deepEqual(use?.Action, ["kms:Decrypt", "kms:GenerateDataKey"]);
    const account = statements(key.policy).find(({ Sid }) => Sid === "Account");
    assert.deepEqual(account?.Principal, { AWS: `arn:aws:iam::${accountId}:root` });
  });

  it("is published to by alarms of this account only, over TLS", async () => {
    const { one } = await record(() => new AlarmTopic("alarms", {}));
    const [allow, deny] = statements(one("aws:sns/topicPolicy:TopicPolicy").inputs.policy);
    assert.deepEqual(allow?.Principal, { Service: "cloudwatch.amazonaws.com" });
    assert.deepEqual(allow?.Condition, { StringEquals: { "aws:SourceAccount": accountId } });
    assert.equal(deny?.Effect, "Deny");
    assert.deepEqual(deny?.Condition, { Bool: { "aws:SecureTransport": "false" } });
  });

  it("mails only if it is told to whom", async () => {
    const silent = await record(() => new AlarmTopic("alarms", {}));
    assert.deepEqual(silent.all("aws:sns/topicSubscription:TopicSubscription"), []);
    const mailed = await record(() => new AlarmTopic("alarms", { email: "ops@example.com" }));
    const { protocol, endpoint } = mailed.one("aws:sns/topicSubscription:TopicSubscription").inputs;
    assert.deepEqual([protocol, endpoint], ["email", "ops@example.com"]);
  });

  it("is in the provider's Region unless told otherwise, with all its parts", async () => {
    const regions = async (region?: string) => {
      const { resources } = await record(() => new AlarmTopic("alarms", { email: "a@example.com", region }));
      return resources.filter(({ type }) => type.startsWith("aws:")).map(({ inputs }) => inputs.region);
    };
    assert.deepEqual(await regions(), [undefined, undefined, undefined, undefined]);
    assert.deepEqual(await regions("us-west-2"), Array(4).fill("us-west-2"));
  });
});
