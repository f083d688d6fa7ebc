import {
  type Context,
  forceNew,
  policy,
  type ResourceTable,
  refusal,
  required,
  text,
} from "../../model/table";
import { checked, isPublic, texts } from "../iam/documents";
import { toBucket } from "../references";
import { bucketOf } from "./buckets";

export const bucketPolicy: ResourceTable = {
  token: "aws:s3/bucketPolicy:BucketPolicy",

  service: "S3",
  title: "S3 Bucket Policy",
  operations: { create: "PutBucketPolicy", read: "GetBucketPolicy", update: "PutBucketPolicy" },
  scope: "regional",
  inputs: {
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    policy: policy({ required }),
  },

  id: "{bucket}",

  outputs: {},

  accept: checkBucketPolicy,
};

/** S3 takes 20 KB. */
const maximumBytes = 20 * 1024;

function checkBucketPolicy(c: Context): void {
  const wrong = (message: string) => refusal("MalformedPolicy", message);
  const document = c.inputs.text("policy") ?? "";
  if (Buffer.byteLength(document) > maximumBytes)
    throw refusal("PolicyTooLarge", "Policy exceeds the maximum allowed document size.");
  const bucketArn = String(bucketOf(c)?.outputs.arn);
  const statements = checked(document, wrong);
  for (const statement of statements) {
    if ((statement.Principal ?? statement.NotPrincipal) === undefined)
      throw wrong("Missing required field Principal");
    const resources = [...texts(statement.Resource), ...texts(statement.NotResource)];
    if (resources.length === 0) throw wrong("Missing required field Resource");
    if (resources.some((resource) => resource !== bucketArn && !resource.startsWith(`${bucketArn}/`)))
      throw wrong("Policy has invalid resource");
    if (texts(statement.Action).some((action) => !/^(s3:|\*$)/i.test(action)))
      throw wrong("Policy has invalid action");
  }
  if (statements.some(isPublic)) checkNotBlocked(c);
}

function checkNotBlocked(c: Context): void {
  const bucket = c.inputs.text("bucket") ?? "";
  const blocked =
    c.cloud.find(
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      { bucket, blockPublicPolicy: true },
      "*",
    ).length > 0;
  if (blocked)
    throw refusal(
      "AccessDenied",
      `User is not authorized to perform: s3:PutBucketPolicy on resource: "arn:${c.partition}:s3:::${bucket}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
      403,
    );
}
