import { policyCases } from "../policy-cases";

export default policyCases("kms:Decrypt", [
  { type: "aws:kms/key:Key", property: "policy" },
  { type: "aws:kms/keyPolicy:KeyPolicy", property: "policy" },
  { type: "aws:kms/replicaKey:ReplicaKey", property: "policy" },
  { type: "aws:kms/externalKey:ExternalKey", property: "policy" },
  { type: "aws:kms/replicaExternalKey:ReplicaExternalKey", property: "policy" },
  { type: "aws-native:kms:Key", property: "keyPolicy" },
  { type: "aws-native:kms:ReplicaKey", property: "keyPolicy" },
]);
