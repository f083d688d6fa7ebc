import type { ResourceRule } from "../../rule";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const HOLDERS: PolicyHolders = {
  "aws:kms/key:Key": ["policy"],
  "aws:kms/keyPolicy:KeyPolicy": ["policy"],
  "aws:kms/replicaKey:ReplicaKey": ["policy"],
  "aws:kms/externalKey:ExternalKey": ["policy"],
  "aws:kms/replicaExternalKey:ReplicaExternalKey": ["policy"],
  "aws-native:kms:Key": ["keyPolicy"],
  "aws-native:kms:ReplicaKey": ["keyPolicy"],
};

/** Key policies of KMS keys. */
export const keyPolicyPublic: ResourceRule = {
  id: "key-policy-public",
  title: "Key policies let nobody in by an open principal.",
  severity: "critical",
  awsDefault: "A key without a policy admits what the IAM policies of its own account allow.",
  why: "With the key, whoever gets hold of a copied recording, snapshot or secret can read it, from any AWS account.",
  remediation: [
    NARROW_IT,
    "For an AWS service in your account, add `kms:CallerAccount` beside `kms:ViaService`.",
  ],
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html"],
  controls: { fsbp: ["KMS.5"], wellArchitected: ["SEC03-BP07"] },
  types: Object.keys(HOLDERS),
  judge: (resource) => judgePolicies(resource, HOLDERS),
};
