import { type RuleCases, UNKNOWN } from "../cases";
import { asInputs } from "../recordings-cases";

const bucket = { type: "aws:s3/bucket:Bucket", name: "b", props: { bucket: "calls" } };
const tlsOnly = (changes: object = {}) => ({
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws:s3:::calls", "arn:aws:s3:::calls/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
      ...changes,
    },
  ],
});
const policy = (document: unknown, name: unknown = "calls") => ({
  type: "aws:s3/bucketPolicy:BucketPolicy",
  name: "p",
  props: { bucket: name, policy: document },
});
const NONE = "The bucket has no policy, and S3 then answers HTTP.";
const NOT = "No statement of the bucket's policy refuses requests without TLS.";

export default {
  violating: [
    {
      title: "a bucket whose policy AWS would fill in, as a preview shows it",
      given: [{ ...bucket, props: { bucket: "calls", policy: UNKNOWN } }],
      says: NONE,
    },
    { title: "a bucket without a policy", given: [bucket], says: NONE },
    { title: "an old token", given: [{ ...bucket, type: "aws:s3/bucketV2:BucketV2" }], says: NONE },
    {
      title: "a native one",
      given: [{ type: "aws-native:s3:Bucket", props: { bucketName: "calls" } }],
      says: NONE,
    },
    { title: "a policy of another bucket", given: [bucket, policy(tlsOnly(), "other")], says: NONE },
    {
      title: "a policy that refuses one action",
      given: [bucket, policy(tlsOnly({ Action: "s3:PutObject" }))],
      says: NOT,
    },
    {
      title: "a policy that refuses one principal",
      given: [bucket, policy(tlsOnly({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }))],
      says: NOT,
    },
    {
      title: "a policy that refuses TLS",
      given: [bucket, policy(tlsOnly({ Condition: { Bool: { "aws:SecureTransport": "true" } } }))],
      says: NOT,
    },
    {
      title: "a policy that refuses some requests without TLS",
      given: [
        bucket,
        policy(
          tlsOnly({
            Condition: {
              Bool: { "aws:SecureTransport": "false" },
              StringEquals: { "aws:PrincipalAccount": "1" },
            },
          }),
        ),
      ],
      says: NOT,
    },
    {
      title: "a policy that refuses all actions but some",
      given: [bucket, policy(tlsOnly({ Action: undefined, NotAction: ["s3:*"] }))],
      says: NOT,
    },
    ...[
      { Bool: { "aws:MultiFactorAuthPresent": "false" } },
      { BoolIfExists: { "aws:ViaAWSService": "false" } },
      { StringEquals: { "aws:SecureTransport": "false" } },
    ].map((Condition) => ({
      title: `a policy that refuses by ${JSON.stringify(Condition)}`,
      given: [bucket, policy(tlsOnly({ Condition }))],
      says: NOT,
    })),
    { title: "a policy that only allows", given: [bucket, policy(tlsOnly({ Effect: "Allow" }))], says: NOT },
  ],
  clean: [
    { title: "a policy of its own", given: [bucket, policy(JSON.stringify(tlsOnly()))] },
    {
      title: "a policy that refuses every action",
      given: [bucket, policy(tlsOnly({ Action: ["s3:GetObject", "*"] }))],
    },
    { title: "a policy as an object", given: [bucket, policy(tlsOnly())] },
    {
      title: "an inline policy",
      given: [asInputs({ ...bucket, props: { bucket: "calls", policy: tlsOnly() } })],
    },
    {
      title: "a policy that was made from the bucket",
      given: [
        { ...bucket, props: { bucket: UNKNOWN } },
        {
          ...policy(tlsOnly(), UNKNOWN),
          dependsOn: { bucket: ["urn:pulumi:dev::test::aws:s3/bucket:Bucket::b"] },
        },
      ],
    },
    {
      title: "native ones",
      given: [
        { type: "aws-native:s3:Bucket", props: { bucketName: "calls" } },
        { type: "aws-native:s3:BucketPolicy", props: { bucket: "calls", policyDocument: tlsOnly() } },
      ],
    },
  ],
  unknown: [
    { title: "an unknown policy", given: [bucket, policy(UNKNOWN)], says: "policy" },
    { title: "a policy of an unknown bucket", given: [bucket, policy(tlsOnly(), UNKNOWN)], says: "policy" },
  ],
} satisfies RuleCases;
