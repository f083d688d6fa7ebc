import { ACCOUNT, type Catalogue, RUN_TIME } from "./catalogue";

/** Pulumi's AWSGuard, version 0.3.1. */
export const awsguard: Catalogue = {
  title: "AWSGuard",
  source: "https://github.com/pulumi/pulumi-policy-aws",
  here: {
    "access-keys-rotated": { about: "access keys are rotated", none: RUN_TIME },
    "acm-certificate-expiration": { about: "certificates do not expire soon", none: RUN_TIME },
    "alb-http-to-https-redirection": { about: "HTTP is redirected to HTTPS" },
    "cmk-backing-key-rotation-enabled": { about: "keys rotate" },
    "ec2-instance-detailed-monitoring-enabled": {
      about: "instances have detailed monitoring",
    },
    "ec2-instance-no-public-ip": { about: "instances have no public address" },
    "ec2-volume-inuse": { about: "volumes are attached" },
    "efs-encrypted": { about: "file systems are encrypted" },
    "elb-deletion-protection-enabled": { about: "load balancers are protected from deletion" },
    "elb-logging-enabled": { about: "load balancers log access" },
    "encrypted-volumes": { about: "volumes are encrypted" },
    "mfa-enabled-for-iam-console-access": { about: "users with a password have MFA", none: ACCOUNT },
    "s3-bucket-logging-enabled": { about: "buckets log access" },
  },
  elsewhere: [
    "apigateway-endpoint-type",
    "apigateway-method-cached-and-encrypted",
    "apigateway-stage-cached",
    "dynamodb-table-encryption-enabled",
    "elasticsearch-encrypted-at-rest",
    "elasticsearch-in-vpc-only",
    "rds-instance-backup-enabled",
    "rds-instance-multi-az-enabled",
    "rds-instance-public-access",
    "rds-storage-encrypted",
    "redshift-cluster-configuration",
    "redshift-cluster-maintenance-settings",
    "redshift-cluster-public-access",
  ],
};
