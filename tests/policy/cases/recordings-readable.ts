import { ATTACHMENTS } from "../../../policies/data-protection/managed-policies";
import { type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";
import { documentOf, everywhere } from "../identity-policy-cases";
import { beside, bucketV2Type, nativeBucketType, recordings, tagged } from "../recordings-cases";

const BUCKET = "arn:aws:s3:::cell-recordings-0a1b2c3";
const read = { Action: "s3:GetObject", Resource: `${BUCKET}/*` };
const policy = (statement: object): TestResource => ({
  type: "aws:iam/rolePolicy:RolePolicy",
  name: "switches",
  props: { policy: documentOf(statement) },
});
const auditor: TestResource = { type: "aws:iam/role:Role", name: "auditor", props: {} };
const says = "`policy.Statement[0]` allows to read recordings.";
const bucketPolicy = (statement: object, type = "aws:s3/bucketPolicy:BucketPolicy", property = "policy") =>
  beside(type, {
    [property]: documentOf({ Principal: { AWS: "arn:aws:iam::123456789012:role/switches" }, ...statement }),
  });

export default {
  violating: [
    ...everywhere(read, "allows to read recordings").map(
      (item): Case => ({ ...item, given: [recordings(), ...[item.given].flat()] }),
    ),
    {
      title: "a part of the bucket",
      given: [recordings(), policy({ Action: ["s3:PutObject", "s3:Get*"], Resource: `${BUCKET}/calls/*` })],
      says,
    },
    ...Object.entries(ATTACHMENTS).map(
      ([type, property]): Case => ({
        title: `a policy of AWS by ${type}`,
        given: [
          recordings(),
          { type, props: { [property]: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"] } },
        ],
        says: `\`${property}\` attaches \`AmazonS3ReadOnlyAccess\`, which allows to read recordings.`,
      }),
    ),
    ...["AmazonS3FullAccess", "ReadOnlyAccess", "service-role/AmazonEC2RoleforSSM"].map(
      (name): Case => ({
        title: name,
        given: [
          recordings(),
          { type: "aws:iam/role:Role", props: { managedPolicyArns: [`arn:aws:iam::aws:policy/${name}`] } },
        ],
        says: `\`managedPolicyArns\` attaches \`${name.replace(/.*\//, "")}\`, which allows to read recordings.`,
      }),
    ),
    {
      title: "old versions",
      given: [recordings(), policy({ ...read, Action: "s3:GetObjectVersion" })],
      says,
    },
    {
      title: "all but one other bucket",
      given: [recordings(), policy({ Action: "s3:GetObject", NotResource: "arn:aws:s3:::assets/*" })],
      says,
    },
    {
      title: "the bucket beside another one for recordings",
      given: [{ ...tagged(), name: "other" }, recordings(), policy(read)],
      says,
    },
    {
      title: "a native bucket by its name",
      given: [recordings({}, nativeBucketType), policy(read)],
      says,
    },
    {
      title: "every bucket, where the one for recordings has no name yet",
      given: [
        recordings({ bucket: UNKNOWN, bucketPrefix: "recordings" }),
        policy({ Action: "s3:GetObject", Resource: "*" }),
      ],
      says,
    },
    {
      title: "a policy of a role that is not known yet, where there are no readers",
      given: [recordings(), { ...policy(read), props: { ...policy(read).props, role: UNKNOWN } }],
      says,
    },
    {
      title: "a policy of a role of the program that is no reader",
      given: [
        recordings(),
        auditor,
        {
          ...policy(read),
          props: { ...policy(read).props, role: UNKNOWN },
          dependsOn: { role: [urnOf(auditor)] },
        },
      ],
      settings: { readerRoles: ["archive"] },
      says,
    },
    { title: "every bucket", given: [recordings(), policy({ Action: "s3:GetObject", Resource: "*" })], says },
    {
      title: "every bucket of a pattern",
      given: [recordings(), policy({ Action: "s3:*", Resource: "arn:aws:s3:::cell-*" })],
      says,
    },
    {
      title: "a bucket by its tag",
      given: [tagged(), policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::calls/*" })],
      says,
    },
    { title: "a bucket policy", given: [recordings(), bucketPolicy(read)], says },
    {
      title: "an inline bucket policy",
      given: [recordings({ policy: documentOf({ Principal: "*", ...read }) }, bucketV2Type)],
      says,
    },
    {
      title: "a native bucket policy",
      given: [
        recordings({}, nativeBucketType),
        bucketPolicy(read, "aws-native:s3:BucketPolicy", "policyDocument"),
      ],
      says: "`policyDocument.Statement[0]` allows to read recordings.",
    },
    {
      title: "an inline policy of a plain bucket",
      given: [
        recordings({ policy: documentOf({ Principal: "*", NotAction: "s3:PutObject", Resource: "*" }) }),
      ],
      says,
    },
  ],
  clean: [
    {
      title: "a policy of AWS that reads no objects",
      given: [
        recordings(),
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          props: { role: "edge", policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
        },
      ],
    },
    {
      title: "a policy of AWS for a reader",
      given: [
        recordings(),
        auditor,
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          props: { role: UNKNOWN, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
          dependsOn: { role: [urnOf(auditor)] },
        },
      ],
      settings: { readerRoles: ["auditor"] },
    },
    {
      title: "a policy of AWS where there are no recordings",
      given: [
        {
          type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
          props: { role: "edge", policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" },
        },
      ],
    },
    {
      title: "inline policies that AWS would fill in, as a preview shows them",
      given: [recordings(), { type: "aws:iam/role:Role", name: "edge", props: { inlinePolicies: UNKNOWN } }],
    },
    {
      title: "a role that is named as a reader",
      given: [
        recordings(),
        { type: "aws:iam/role:Role", name: "archive", props: {} },
        { ...policy(read), dependsOn: { role: ["urn:pulumi:dev::test::aws:iam/role:Role::archive"] } },
      ],
      settings: { readerRoles: ["archive"] },
    },
    {
      title: "a right to write",
      given: [
        recordings(),
        policy({ Action: ["s3:PutObject", "s3:AbortMultipartUpload"], Resource: `${BUCKET}/calls/*` }),
      ],
    },
    {
      title: "a right to read something else",
      given: [recordings(), policy({ Action: "s3:GetObject", Resource: "arn:aws:s3:::assets/*" })],
    },
    ...[{ role: "archive" }, { roleName: "archive" }].map((props) => ({
      title: `a policy of a reader by ${Object.keys(props)}`,
      given: [recordings(), { ...policy(read), props: { ...policy(read).props, ...props } }],
      settings: { readerRoles: ["archive"] },
    })),
    {
      title: "a policy with the name of a reader",
      given: [recordings(), { ...policy(read), name: "archive" }],
      settings: { readerRoles: ["archive"] },
    },
    {
      title: "a right about the bucket, and nothing in it",
      given: [recordings(), policy({ Action: "s3:GetObject", Resource: BUCKET })],
    },
    {
      title: "a right to read something else, where a bucket has no name yet",
      given: [
        recordings({ bucket: UNKNOWN, bucketPrefix: "recordings" }),
        policy({ Action: "s3:GetObject", Resource: "arn:aws:dynamodb:*:*:table/calls" }),
      ],
    },
    {
      title: "a right to list",
      given: [recordings(), policy({ Action: "s3:ListBucket", Resource: BUCKET })],
    },
    {
      title: "a stack without recordings",
      given: [tagged({}, "logs"), policy({ Action: "s3:GetObject", Resource: "*" })],
    },
    {
      title: "a denial",
      given: [recordings(), policy({ Effect: "Deny", Action: "s3:GetObject", Resource: "*" })],
    },
    {
      title: "a policy that is not known yet and was not made from the bucket",
      given: [
        recordings(),
        { type: "aws:iam/role:Role", name: "edge", props: {} },
        {
          ...policy({}),
          props: { policy: UNKNOWN },
          dependsOn: { policy: ["urn:pulumi:dev::test::aws:iam/role:Role::edge"] },
        },
      ],
    },
  ],
  unknown: [
    {
      title: "an unknown policy",
      given: [recordings(), { ...policy({}), props: { policy: UNKNOWN } }],
      says: "policy",
    },
    {
      title: "an unknown policy that is made from the bucket and a role",
      given: [
        recordings(),
        { type: "aws:iam/role:Role", name: "edge", props: {} },
        {
          ...policy({}),
          props: { policy: UNKNOWN },
          dependsOn: { policy: ["urn:pulumi:dev::test::aws:iam/role:Role::edge", urnOf(recordings())] },
        },
      ],
      says: "policy",
    },
    {
      title: "a policy of a role that is not known yet and may be a reader",
      given: [recordings(), { ...policy(read), props: { ...policy(read).props, role: UNKNOWN } }],
      settings: { readerRoles: ["archive"] },
      says: "role",
    },
    {
      title: "an unknown resource",
      given: [recordings(), policy({ Action: "s3:GetObject", Resource: UNKNOWN })],
      says: "policy.Statement[0]",
    },
    {
      title: "a bucket of unknown name",
      given: [recordings({ bucket: UNKNOWN, bucketPrefix: "recordings" }), policy(read)],
      says: "policy.Statement[0]",
    },
  ],
} satisfies RuleCases;
