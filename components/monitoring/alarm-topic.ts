import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { disposableTag } from "../../policies/constants";
import { policyDocument } from "../iam";

export interface AlarmTopicArgs {
  /**
   * Address that gets every alarm, once the mail that AWS sends to it has been confirmed.
   * @default - nobody; subscribe what you like to the topic
   */
  email?: string;
  /**
   * Region of the topic: an alarm can only notify a topic of its own Region.
   * @default - the provider's Region
   */
  region?: string;
}

/**
 * The SNS topic that a stack's alarms notify, encrypted with a KMS key of its own: the free `alias/aws/sns` key lets no
 * alarm publish, and its policy cannot be changed.
 *
 * Cost: $1 a month for the key; mail is free up to 1,000 a month (SNS and KMS pricing).
 */
export class AlarmTopic extends pulumi.ComponentResource {
  /** ARN of the topic, known once alarms may publish to it. */
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: AlarmTopicArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:AlarmTopic", name, {}, opts);
    const { region } = args;
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: this });
    const key = createKey(this, name, accountId, region);
    const topic = new aws.sns.Topic(name, { kmsMasterKeyId: key.arn, region }, { parent: this });
    const policy = letAlarmsPublish(this, name, topic, accountId, region);
    if (args.email) subscribe(this, name, topic, args.email, region);
    this.arn = policy.arn;
    this.registerOutputs({ arn: this.arn });
  }
}

function createKey(
  parent: AlarmTopic,
  name: string,
  accountId: pulumi.Output<string>,
  region: string | undefined,
): aws.kms.Key {
  const account = pulumi.interpolate`arn:aws:iam::${accountId}:root`;
  return new aws.kms.Key(
    `${name}-key`,
    {
      description: "Alarm notifications",
      enableKeyRotation: true,
      deletionWindowInDays: 7,
      region,
      // It encrypts messages on their way, and nothing that is kept.
      tags: disposableTag,
      // In a key's own policy "*" is that key. The account keeps the key manageable by IAM; the topic's policy says
      // which alarms may publish.
      policy: policyDocument([
        { Sid: "Account", Effect: "Allow", Principal: { AWS: account }, Action: "kms:*", Resource: "*" },
        {
          Sid: "Alarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: ["kms:Decrypt", "kms:GenerateDataKey"],
          Resource: "*",
        },
      ]),
    },
    { parent },
  );
}

function letAlarmsPublish(
  parent: AlarmTopic,
  name: string,
  topic: aws.sns.Topic,
  accountId: pulumi.Output<string>,
  region: string | undefined,
): aws.sns.TopicPolicy {
  return new aws.sns.TopicPolicy(
    `${name}-policy`,
    {
      arn: topic.arn,
      region,
      policy: policyDocument([
        {
          Sid: "Alarms",
          Effect: "Allow",
          Principal: { Service: "cloudwatch.amazonaws.com" },
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { StringEquals: { "aws:SourceAccount": accountId } },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "sns:Publish",
          Resource: topic.arn,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]),
    },
    { parent },
  );
}

function subscribe(
  parent: AlarmTopic,
  name: string,
  topic: aws.sns.Topic,
  email: string,
  region: string | undefined,
): void {
  new aws.sns.TopicSubscription(
    `${name}-email`,
    { topic: topic.arn, protocol: "email", endpoint: email, region },
    { parent },
  );
}
