import type { PolicyStatement } from "../iam";

/** Who writes logs into a bucket: the accelerator's flow logs, access logs of an ALB, access logs of other buckets. */
export type LogDelivery = "accelerator-flow-logs" | "load-balancer" | "s3-access";

/** Key prefix that the policy opens for each kind of log; what turns the log on must be given the same prefix. */
export const logPrefixes: Readonly<Record<LogDelivery, string>> = {
  "accelerator-flow-logs": "flow-logs",
  "load-balancer": "load-balancer",
  "s3-access": "s3-access/",
};

/** What a bucket policy needs to know about its bucket. */
export interface BucketFacts {
  readonly bucketArn: string;
  readonly region: string;
  readonly accountId: string;
}

/** Refuses every request that does not come over TLS. */
export function tlsOnly(bucketArn: string): PolicyStatement {
  return {
    Sid: "TlsOnly",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [bucketArn, `${bucketArn}/*`],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
}

/**
 * Refuses objects that would be encrypted with anything but `keyArn`. A request that names no encryption passes, for it
 * gets the bucket's default, which is that key; hence the `Null` beside each negated condition.
 */
export function onlyKey(bucketArn: string, keyArn: string): PolicyStatement[] {
  const deny = (Sid: string, Condition: PolicyStatement["Condition"]): PolicyStatement => ({
    Sid,
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `${bucketArn}/*`,
    Condition,
  });
  const algorithm = "s3:x-amz-server-side-encryption";
  const key = "s3:x-amz-server-side-encryption-aws-kms-key-id";
  const customerKey = "s3:x-amz-server-side-encryption-customer-algorithm";
  return [
    deny("KmsOnly", { StringNotEquals: { [algorithm]: "aws:kms" }, Null: { [algorithm]: "false" } }),
    deny("OwnKeyOnly", { StringNotEquals: { [key]: keyArn }, Null: { [key]: "false" } }),
    deny("NoCustomerKeys", { Null: { [customerKey]: "false" } }),
  ];
}

/** Lets one log delivery service of AWS write, for this account's resources only. */
export function logDelivery(facts: BucketFacts, delivery: LogDelivery): PolicyStatement[] {
  switch (delivery) {
    case "accelerator-flow-logs":
      return acceleratorFlowLogs(facts);
    case "load-balancer":
      return [loadBalancerLogs(facts)];
    case "s3-access":
      return [s3AccessLogs(facts)];
  }
}

function acceleratorFlowLogs({ bucketArn, accountId }: BucketFacts): PolicyStatement[] {
  // AWS does not say which Region's log service delivers for the accelerator, so the ARN leaves the Region open.
  const source = {
    StringEquals: { "aws:SourceAccount": accountId },
    ArnLike: { "aws:SourceArn": `arn:${partition(bucketArn)}:logs:*:${accountId}:*` },
  };
  const principal = { Service: "delivery.logs.amazonaws.com" };
  return [
    {
      Sid: "FlowLogs",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:PutObject",
      Resource: `${bucketArn}/${logPrefixes["accelerator-flow-logs"]}/AWSLogs/${accountId}/*`,
      Condition: {
        ...source,
        StringEquals: { ...source.StringEquals, "s3:x-amz-acl": "bucket-owner-full-control" },
      },
    },
    {
      Sid: "FlowLogsOwnerCheck",
      Effect: "Allow",
      Principal: principal,
      Action: "s3:GetBucketAcl",
      Resource: bucketArn,
      Condition: source,
    },
  ];
}

/** The service wants the bucket in the load balancer's own Region, so the source is narrowed to that Region. */
function loadBalancerLogs({ bucketArn, region, accountId }: BucketFacts): PolicyStatement {
  const loadBalancers = `arn:${partition(bucketArn)}:elasticloadbalancing:${region}:${accountId}:loadbalancer/*`;
  return {
    Sid: "LoadBalancerLogs",
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/${logPrefixes["load-balancer"]}/AWSLogs/${accountId}/*`,
    Condition: { ArnLike: { "aws:SourceArn": loadBalancers } },
  };
}

/** Any bucket of the account may log here: the buckets that do are made later and name this one. */
function s3AccessLogs({ bucketArn, accountId }: BucketFacts): PolicyStatement {
  return {
    Sid: "S3AccessLogs",
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `${bucketArn}/${logPrefixes["s3-access"]}*`,
    Condition: { StringEquals: { "aws:SourceAccount": accountId } },
  };
}

/** `aws` of `arn:aws:s3:::name`. */
function partition(arn: string): string {
  return arn.split(":")[1] ?? "aws";
}
