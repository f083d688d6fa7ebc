import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";

interface Places {
  /** Canned lists, such as `public-read`. */
  readonly canned: readonly string[];
  /** Group URIs of single grants. */
  readonly groups: readonly string[];
}

const BUCKET: Places = { canned: ["acl"], groups: ["grants[].uri"] };
const ACL: Places = { canned: ["acl"], groups: ["accessControlPolicy.grants[].grantee.uri"] };
const OBJECT: Places = { canned: ["acl"], groups: [] };
const PLACES: Readonly<Record<string, Places>> = {
  "aws:s3/bucket:Bucket": BUCKET,
  "aws:s3/bucketV2:BucketV2": BUCKET,
  "aws:s3/bucketAcl:BucketAcl": ACL,
  "aws:s3/bucketAclV2:BucketAclV2": ACL,
  "aws:s3/bucketObject:BucketObject": OBJECT,
  "aws:s3/bucketObjectv2:BucketObjectv2": OBJECT,
  "aws:s3/objectCopy:ObjectCopy": BUCKET,
  "aws-native:s3:Bucket": { canned: ["accessControl"], groups: [] },
};

/** The native form writes `PublicRead` what the others write `public-read`. */
const PUBLIC_LISTS = ["publicread", "publicreadwrite", "authenticatedread"];
/** Everyone, and everyone with any AWS account: `http://acs.amazonaws.com/groups/global/AllUsers`. */
const PUBLIC_GROUPS = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/i;

/** Access control lists of buckets and objects. */
export const bucketAclPublic: ResourceRule = {
  id: "bucket-acl-public",
  title: "Access control lists of buckets and objects let no public group in.",
  severity: "critical",
  awsDefault: "A bucket's list admits its owner only, and new buckets ignore lists altogether.",
  why: "A public list opens a bucket beside its policy, where nobody looks; `authenticated-read` is every AWS account of the world.",
  remediation: [
    "Leave `acl` and grants out; use `aws.s3.BucketOwnershipControls` with `BucketOwnerEnforced` and a bucket policy.",
    "For files that the world may read, let a CloudFront distribution read the bucket by origin access control.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html"],
  controls: { fsbp: ["S3.2", "S3.3"], wellArchitected: ["SEC03-BP07"], cdkNag: ["AwsSolutions-S2"] },
  types: Object.keys(PLACES),
  judge({ type, props }): Finding[] {
    const { canned = [], groups = [] } = PLACES[type] ?? {};
    return [
      ...judgeAt(props, canned, (value) => PUBLIC_LISTS.includes(wordOf(value)?.replaceAll("-", "") ?? "")),
      ...judgeAt(props, groups, (value) => typeof value === "string" && PUBLIC_GROUPS.test(value)),
    ];
  },
};

const judgeAt = (
  props: unknown,
  paths: readonly string[],
  isPublic: (value: unknown) => boolean,
): Finding[] =>
  paths
    .flatMap((path) => valuesAt(props, path))
    .flatMap(({ property, value }) => {
      if (isUnknown(value)) return [undecided(property)];
      return isPublic(value) ? [violation(`\`${property}\` is \`${value}\`, which lets everyone in.`)] : [];
    });
