import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { matchesPattern, type Statement } from "../../vocabulary/policy-document";
import { isUnknown } from "../../vocabulary/values";
import { type Answer, answer, every } from "../answer";
import { BUCKET_POLICY_TYPES, BUCKET_TYPES, isBucket, policiesOf, settingsOf } from "../buckets";
import { documentsOf, hasAction, IDENTITY_POLICY_TYPES } from "../identity-policies";
import { inputsOf } from "../inputs";
import { ATTACHMENTS, managedPoliciesOf } from "../managed-policies";
import { holdsRecordings, SAY_OTHERWISE } from "../recordings";
import { ROLE_TYPES } from "../trust";

const settings = {
  readerRoles: {
    description: "Names of the roles (their resources' names in the program) that may read recordings.",
    default: [] as readonly string[],
  },
};

const READING = ["s3:getobject", "s3:getobjectversion"];

/** Policies of AWS's own that read the objects of every bucket; an administrator's are a matter of their own. */
const READERS = ["AmazonS3FullAccess", "AmazonS3ReadOnlyAccess", "ReadOnlyAccess", "AmazonEC2RoleforSSM"];

interface Found {
  readonly urn: string;
  readonly finding: Finding;
}

/** Rights to listen to calls. Machines write recordings and need not read them. */
export const recordingsReadable: StackRule<typeof settings> = {
  id: "recordings-readable",
  title: "Nobody may read recordings but the roles that are named as readers.",
  severity: "high",
  awsDefault:
    "IAM and the bucket's policy together decide; a right to `s3:GetObject` on `*` covers recordings too.",
  why: "The machines that write recordings stand nearest to the internet: one that is broken into must not give out past calls.",
  remediation: [
    "Give machines `s3:PutObject` and `s3:AbortMultipartUpload` below their prefix, and no `s3:GetObject`.",
    "Give readers a role of their own, and name it in the setting `readerRoles` of this rule.",
    "Narrow rights on other buckets to their ARNs.",
    SAY_OTHERWISE,
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html"],
  controls: { wellArchitected: ["SEC03-BP02", "SEC08-BP04"] },
  settings,
  types: [
    ...new Set([
      ...BUCKET_TYPES,
      ...BUCKET_POLICY_TYPES,
      ...IDENTITY_POLICY_TYPES,
      ...Object.keys(ATTACHMENTS),
    ]),
  ],
  judgeStack(resources, { readerRoles }) {
    const buckets = resources.filter((resource) => isBucket(resource) && holdsRecordings(resource) === "yes");
    if (buckets.length === 0) return [];
    const policies = resources.filter(({ type }) => IDENTITY_POLICY_TYPES.includes(type));
    const attachments = resources.filter(({ type }) => Object.hasOwn(ATTACHMENTS, type));
    return [
      ...buckets.flatMap((bucket) => judgeBucketPolicies(bucket, resources)),
      ...policies.flatMap((policy) => unlessReaders(policy, readerRoles, judgeIdentity(policy, buckets))),
      ...attachments.flatMap((policy) => unlessReaders(policy, readerRoles, judgeAttachment(policy))),
    ];
  },
};

function unlessReaders(policy: StackResource, readers: readonly string[], found: Found[]): Found[] {
  const is = isReaders(policy, readers);
  if (is === "yes") return [];
  return is === "no" ? found : found.slice(0, 1).map(({ urn }) => ({ urn, finding: undecided("role") }));
}

/** Does the policy belong to a role that is named, by what its property `role` was made from? */
function isReaders({ name, props, propertyDependencies }: StackResource, readers: readonly string[]): Answer {
  const sources = propertyDependencies.role ?? propertyDependencies.roleName ?? [];
  const written = [props.role, props.roleName];
  const names = [name, ...written, ...sources.map((source) => source.name)];
  return answer(
    names.some((text) => typeof text === "string" && readers.includes(text)),
    readers.length > 0 && sources.length === 0 && written.some(isUnknown),
  );
}

const judgeAttachment = (attachment: StackResource): Found[] =>
  managedPoliciesOf(attachment)
    .filter(({ name }) => READERS.includes(name))
    .map(({ property, name }) => ({
      urn: attachment.urn,
      finding: violation(`\`${property}\` attaches \`${name}\`, which allows to read recordings.`),
    }));

function judgeBucketPolicies(bucket: StackResource, resources: readonly StackResource[]): Found[] {
  const { surely } = settingsOf(bucket, BUCKET_POLICY_TYPES, resources);
  return policiesOf(bucket, surely).flatMap(({ urn, document }) =>
    judgeStatements(urn, [document], () => "yes"),
  );
}

function judgeIdentity(policy: StackResource, buckets: readonly StackResource[]): Found[] {
  // A role without inline policies has unknown ones at a preview: AWS could know of some.
  const props = ROLE_TYPES.includes(policy.type) ? inputsOf(policy) : policy.props;
  const found = judgeStatements(policy.urn, documentsOf({ ...policy, props }), (statement) =>
    isAboutOneOf(statement, buckets),
  );
  // What is not known yet cannot be about a bucket that it was not made from.
  const sources = Object.values(policy.propertyDependencies).flat();
  const mayBeAbout = sources.length === 0 || sources.some((source) => buckets.includes(source));
  return mayBeAbout ? found : found.filter(({ finding }) => finding.kind === "violation");
}

function judgeStatements(
  urn: string,
  documents: ReturnType<typeof documentsOf>,
  isAboutRecordings: (statement: Statement) => Answer,
): Found[] {
  return documents.flatMap(({ statements, unknowns }) => [
    ...unknowns.map((property) => ({ urn, finding: undecided(property) })),
    ...statements.flatMap((statement) => {
      const is = every([
        answer(statement.effect === "allow", statement.effect === "unknown"),
        reads(statement),
        isAboutRecordings(statement),
      ]);
      if (is === "no") return [];
      const finding =
        is === "yes"
          ? violation(`\`${statement.path}\` allows to read recordings.`)
          : undecided(statement.path);
      return [{ urn, finding }];
    }),
  ]);
}

const reads = (statement: Statement): Answer =>
  statement.actions.negated
    ? "yes"
    : hasAction(statement, (action) => READING.some((name) => matchesPattern(action, name)));

/** Every resource, or the ARN of one of the buckets' objects. */
function isAboutOneOf({ resources }: Statement, buckets: readonly StackResource[]): Answer {
  const names = buckets.map(({ props }) => props.bucket ?? props.bucketName);
  const isAbout = (resource: string) =>
    resource === "*" ||
    names.some((name) => typeof name === "string" && !isUnknown(name) && coversObjects(resource, name));
  return answer(
    resources.negated || resources.values.some(isAbout),
    resources.unknowns.length > 0 ||
      (names.some(isUnknown) && resources.values.some((resource) => resource.includes(":s3:::"))),
  );
}

/** `arn:aws:s3:::name/*`, `arn:aws:s3:::name/prefix/*`, with wildcards anywhere. */
const coversObjects = (resource: string, name: string): boolean => {
  const [bucket = "", ...key] = resource.replace(/^arn:[\w*-]+:s3:::/, "").split("/");
  return matchesPattern(bucket, name) && (key.length > 0 || bucket.includes("*"));
};
