import type { ResourceRule } from "../../rule";
import { isAbsent } from "../../vocabulary/values";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const HOLDERS: PolicyHolders = {
  "aws:s3/bucketPolicy:BucketPolicy": ["policy"],
  "aws:s3/bucket:Bucket": ["policy"],
  "aws:s3/bucketV2:BucketV2": ["policy"],
  "aws:s3/accessPoint:AccessPoint": ["policy"],
  "aws:s3control/accessPointPolicy:AccessPointPolicy": ["policy"],
  "aws:s3control/bucketPolicy:BucketPolicy": ["policy"],
  "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy": ["details.policy"],
  "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy": ["policy"],
  "aws:s3tables/tableBucketPolicy:TableBucketPolicy": ["resourcePolicy"],
  "aws:s3tables/tablePolicy:TablePolicy": ["resourcePolicy"],
  "aws-native:s3:BucketPolicy": ["policyDocument"],
  "aws-native:s3:AccessPoint": ["policy"],
  "aws-native:s3:MultiRegionAccessPointPolicy": ["policy"],
  "aws-native:s3objectlambda:AccessPointPolicy": ["policyDocument"],
  "aws-native:s3tables:TableBucketPolicy": ["resourcePolicy"],
  "aws-native:s3tables:TablePolicy": ["resourcePolicy"],
};

/** Policies of buckets and of access points. An access point of a VPC admits that VPC only, whatever its policy says. */
export const bucketPolicyPublic: ResourceRule = {
  id: "bucket-policy-public",
  title: "Bucket policies let nobody in by an open principal.",
  severity: "critical",
  awsDefault: "A bucket has no policy, and S3 refuses a public one while its public access block is on.",
  why: "Recordings of calls are in buckets: whoever finds the name of an open one reads them all.",
  remediation: [
    NARROW_IT,
    "For files that the world may read, let a CloudFront distribution read the bucket by origin access control.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status",
  ],
  controls: {
    fsbp: ["S3.2", "S3.3"],
    wellArchitected: ["SEC03-BP07"],
    cdkNag: ["AwsSolutions-S5"],
  },
  types: Object.keys(HOLDERS),
  judge: (resource) => (isAbsent(resource.props.vpcConfiguration) ? judgePolicies(resource, HOLDERS) : []),
};
