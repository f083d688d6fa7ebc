import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { isEveryone, type Part, type PolicyDocument, type Statement } from "../../vocabulary/policy-document";
import { type Answer, answer, every, some } from "../answer";
import { BUCKET_POLICY_TYPES, BUCKET_TYPES, isBucket, policiesOf, settingsOf } from "../buckets";

/** Buckets whose policy lets requests without TLS in. */
export const bucketPlaintext: StackRule = {
  id: "bucket-plaintext",
  title: "Bucket policies refuse requests without TLS.",
  severity: "medium",
  awsDefault: "S3 answers HTTP as well as HTTPS; only a policy of the bucket can refuse it.",
  why: "A client that is set up carelessly, or a link with `http:`, sends and gets objects in the clear.",
  remediation: [
    'Add a statement to the bucket policy: `Effect: "Deny"`, `Principal: "*"`, `Action: "s3:*"`, the bucket and its objects as `Resource`, `Condition: { Bool: { "aws:SecureTransport": "false" } }`.',
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html#transit",
    "https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-ssl-requests-only.html",
  ],
  controls: {
    fsbp: ["S3.5"],
    cis: ["2.1.1"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-S10"],
  },
  types: BUCKET_TYPES,
  judgeStack: (resources) =>
    resources
      .filter(isBucket)
      .flatMap((bucket) => judgeBucket(bucket, resources).map((finding) => ({ urn: bucket.urn, finding }))),
};

function judgeBucket(bucket: StackResource, resources: readonly StackResource[]): Finding[] {
  const { surely, perhaps } = settingsOf(bucket, BUCKET_POLICY_TYPES, resources);
  const answers = policiesOf(bucket, surely).map(({ document }) => refusesPlaintext(document));
  if (answers.includes("yes")) return [];
  if (answers.includes("perhaps") || perhaps.length > 0) return [undecided("policy")];
  return [
    violation(
      answers.length === 0
        ? "The bucket has no policy, and S3 then answers HTTP."
        : "No statement of the bucket's policy refuses requests without TLS.",
    ),
  ];
}

function refusesPlaintext({ statements, unknowns }: PolicyDocument): Answer {
  return some([...statements.map(statementRefuses), answer(false, unknowns.length > 0)]);
}

const statementRefuses = (statement: Statement): Answer =>
  every([
    answer(statement.effect === "deny", statement.effect === "unknown"),
    part(statement.principals, isEveryone),
    part(statement.actions, (action) => action === "s3:*" || action === "*"),
    transportCondition(statement),
  ]);

const part = <Value>(
  { negated, values, unknowns }: Part<Value>,
  isWhole: (value: Value) => boolean,
): Answer => answer(!negated && values.some(isWhole), !negated && unknowns.length > 0);

/** One condition and no other: that the request came without TLS. */
function transportCondition({ conditions, unknownConditions }: Statement): Answer {
  const [condition, ...others] = conditions;
  if (unknownConditions.length > 0) return "perhaps";
  if (condition?.key !== "aws:securetransport" || condition.operator !== "bool" || others.length > 0)
    return "no";
  return answer(
    condition.values.some((value) => value.toLowerCase() === "false"),
    condition.unknowns.length > 0,
  );
}
