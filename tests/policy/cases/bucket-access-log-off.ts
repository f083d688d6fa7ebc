import { urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";
import { asInputs } from "../recordings-cases";

const type = "aws:s3/bucket:Bucket";
const bucket = (props: Record<string, unknown> = {}) => ({
  type,
  name: "b",
  props: { bucket: "calls", ...props },
});
const logging = (name: unknown, token = "aws:s3/bucketLogging:BucketLogging") => ({
  type: token,
  name: "l",
  props: { bucket: name, targetBucket: "logs" },
});
const letsIn = (service: unknown, effect: unknown = "Allow") => ({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  name: "p",
  props: {
    bucket: "calls",
    policy: {
      Statement: [{ Effect: effect, Principal: { Service: service }, Action: "s3:PutObject", Resource: "*" }],
    },
  },
});
const logs = { ...bucket({ bucket: "logs" }), name: "logs" };
const letLogsIn = {
  ...letsIn("logging.s3.amazonaws.com"),
  name: "logs-policy",
  props: { ...letsIn("logging.s3.amazonaws.com").props, bucket: "logs" },
};
const says = "The bucket writes no access log.";

export default {
  violating: [
    { title: type, given: [bucket()], says },
    { title: "an old token", given: [{ type: "aws:s3/bucketV2:BucketV2", props: {} }], says },
    { title: "a native one", given: [{ type: "aws-native:s3:Bucket", props: {} }], says },
    { title: "a log of another bucket", given: [bucket(), logging("other")], says },
    {
      title: "a bucket that refuses logs",
      given: [bucket(), letsIn("logging.s3.amazonaws.com", "Deny")],
      says,
    },
    {
      title: "a bucket beside the one for logs",
      given: [bucket(), { ...logging("other"), dependsOn: { targetBucket: [urnOf(logs)] } }, logs, letLogsIn],
      says,
    },
    {
      title: "a bucket that another service writes to",
      given: [bucket(), letsIn("ses.amazonaws.com")],
      says,
    },
  ],
  clean: [
    { title: "a log", given: [bucket(), logging("calls")] },
    {
      title: "a log by an old token",
      given: [bucket(), logging("calls", "aws:s3/bucketLoggingV2:BucketLoggingV2")],
    },
    { title: "an inline log", given: [asInputs(bucket({ logging: { targetBucket: "logs" } }))] },
    {
      title: "a native log",
      given: [
        asInputs({
          type: "aws-native:s3:Bucket",
          props: { loggingConfiguration: { destinationBucketName: "logs" } },
        }),
      ],
    },
    ...[
      "logging.s3.amazonaws.com",
      "delivery.logs.amazonaws.com",
      "logdelivery.elasticloadbalancing.amazonaws.com",
      "cloudtrail.amazonaws.com",
      "config.amazonaws.com",
    ].map((service) => ({ title: `a bucket for logs of ${service}`, given: [bucket(), letsIn(service)] })),
    {
      title: "a bucket for logs and other things",
      given: [bucket(), letsIn(["ses.amazonaws.com", "logging.s3.amazonaws.com"])],
    },
    {
      title: "a bucket that another one names for its log",
      given: [bucket(), { ...logging("other"), props: { bucket: "other", targetBucket: "calls" } }],
    },
    {
      title: "a bucket that the log of another one is made from",
      given: [
        bucket(),
        {
          ...logging("other"),
          props: { bucket: "other", targetBucket: UNKNOWN },
          dependsOn: { targetBucket: [urnOf(bucket())] },
        },
      ],
    },
    {
      title: "a bucket for the log of a load balancer",
      given: [
        bucket(),
        {
          type: "aws:lb/loadBalancer:LoadBalancer",
          props: { accessLogs: { bucket: UNKNOWN } },
          dependsOn: { accessLogs: [urnOf(bucket())] },
        },
      ],
    },
  ],
  unknown: [
    { title: "a log of an unknown bucket", given: [bucket(), logging(UNKNOWN)], says: "logging" },
    {
      title: "an unknown effect",
      given: [bucket(), letsIn("logging.s3.amazonaws.com", UNKNOWN)],
      says: "logging",
    },
    { title: "an unknown writer", given: [bucket(), letsIn(UNKNOWN)], says: "logging" },
  ],
} satisfies RuleCases;
