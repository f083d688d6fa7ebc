import type { ResourceRule } from "../../rule";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

const TABLE: readonly Requirement[] = [
  {
    types: ["aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"],
    property: "encrypted",
    leftOutMeans: "AWS then stores the files unencrypted",
  },
];

/** EFS file systems. Those of FSx are always encrypted. */
export const fileSystemUnencrypted: ResourceRule = {
  id: "file-system-unencrypted",
  title: "EFS file systems are encrypted at rest.",
  severity: "high",
  awsDefault:
    "The API makes an unencrypted file system unless `encrypted` is true; only the console turns it on by itself.",
  why: "The files and their backups lie in the clear on AWS's disks, and a file system cannot be encrypted later.",
  remediation: [
    "Set `encrypted: true`; name `kmsKeyId` where the files need a key of their own.",
    "For a file system that stands already: make an encrypted one beside it and copy the files with DataSync.",
  ],
  links: ["https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html"],
  controls: {
    fsbp: ["EFS.1", "EFS.8"],
    cis: ["2.4.1"],
    wellArchitected: ["SEC08-BP02"],
    cdkNag: ["AwsSolutions-EFS1"],
    awsguard: ["efs-encrypted"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
