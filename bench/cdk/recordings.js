const { Duration, aws_iam: iam, aws_s3: s3 } = require("aws-cdk-lib");

/** The recordings' bucket, and the one for access logs. */
function addRecordings(cell, key) {
  const locked = { enforceSSL: true, blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL };
  const accessLogs = new s3.Bucket(cell, "access-logs", {
    ...locked,
    encryption: s3.BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(90) }],
  });
  const recordings = new s3.Bucket(cell, "recordings", {
    ...locked,
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    versioned: true,
    serverAccessLogsBucket: accessLogs,
    lifecycleRules: [
      {
        expiration: Duration.days(365),
        transitions: [
          { storageClass: s3.StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(30) },
        ],
      },
    ],
  });
  recordings.addToResourcePolicy(
    new iam.PolicyStatement({
      effect: iam.Effect.DENY,
      principals: [new iam.AnyPrincipal()],
      actions: ["s3:DeleteObject"],
      resources: [recordings.arnForObjects("*")],
    }),
  );
  return { accessLogs };
}

module.exports = { addRecordings };
