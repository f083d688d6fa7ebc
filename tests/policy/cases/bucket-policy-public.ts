import { policyCases } from "../policy-cases";

export default policyCases("s3:GetObject", [
  { type: "aws:s3/bucketPolicy:BucketPolicy", property: "policy" },
  { type: "aws:s3/bucket:Bucket", property: "policy" },
  { type: "aws:s3/bucketV2:BucketV2", property: "policy" },
  { type: "aws:s3/accessPoint:AccessPoint", property: "policy" },
  { type: "aws:s3control/accessPointPolicy:AccessPointPolicy", property: "policy" },
  { type: "aws:s3control/bucketPolicy:BucketPolicy", property: "policy" },
  {
    type: "aws:s3control/multiRegionAccessPointPolicy:MultiRegionAccessPointPolicy",
    property: "details.policy",
    put: (policy) => ({ details: { policy } }),
  },
  { type: "aws:s3control/objectLambdaAccessPointPolicy:ObjectLambdaAccessPointPolicy", property: "policy" },
  { type: "aws:s3tables/tableBucketPolicy:TableBucketPolicy", property: "resourcePolicy" },
  { type: "aws:s3tables/tablePolicy:TablePolicy", property: "resourcePolicy" },
  { type: "aws-native:s3:BucketPolicy", property: "policyDocument" },
  { type: "aws-native:s3:AccessPoint", property: "policy" },
  { type: "aws-native:s3:MultiRegionAccessPointPolicy", property: "policy" },
  { type: "aws-native:s3objectlambda:AccessPointPolicy", property: "policyDocument" },
  { type: "aws-native:s3tables:TableBucketPolicy", property: "resourcePolicy" },
  { type: "aws-native:s3tables:TablePolicy", property: "resourcePolicy" },
]);
