import { type Finding, type ResourceRule, undecided } from "../../rule";
import { type Fields, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { judgeRequirements, type Requirement, typesOf } from "../requirements";

/** What a key must be so that KMS can rotate it; each is the default. */
const ROTATABLE: Readonly<Record<string, string>> = {
  customerMasterKeySpec: "symmetric_default",
  keySpec: "symmetric_default",
  keyUsage: "encrypt_decrypt",
  origin: "aws_kms",
};

/** KMS rotates symmetric keys whose material it made itself. */
function cannotRotate(props: Fields): boolean | Finding {
  if (!isAbsent(props.customKeyStoreId) || !isAbsent(props.xksKeyId)) return true;
  const said = Object.keys(ROTATABLE).filter((property) => !isAbsent(props[property]));
  if (said.some((property) => !isUnknown(props[property]) && wordOf(props[property]) !== ROTATABLE[property]))
    return true;
  const hidden = said.find((property) => isUnknown(props[property]));
  return hidden === undefined ? false : undecided(hidden);
}

const TABLE: readonly Requirement[] = [
  {
    types: ["aws:kms/key:Key", "aws-native:kms:Key"],
    property: "enableKeyRotation",
    leftOutMeans: "AWS then keeps the same key material for good",
    unless: cannotRotate,
  },
];

/** Symmetric keys of KMS. Others, imported ones and those of key stores are rotated by hand. */
export const keyRotationOff: ResourceRule = {
  id: "key-rotation-off",
  title: "Symmetric KMS keys rotate by themselves.",
  severity: "medium",
  awsDefault:
    "KMS keeps the material of a key that the program makes for good unless `enableKeyRotation` is true.",
  why: "Rotation limits how much one leaked piece of key material opens; ids, ARNs and old data stay as they are.",
  remediation: ["Set `enableKeyRotation: true`; it costs 1 USD a month for each of the first two rotations."],
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html"],
  controls: {
    fsbp: ["KMS.4"],
    cis: ["3.6"],
    wellArchitected: ["SEC08-BP01"],
    cdkNag: ["AwsSolutions-KMS5"],
    awsguard: ["cmk-backing-key-rotation-enabled"],
  },
  types: typesOf(TABLE),
  judge: (resource) => judgeRequirements(TABLE, resource),
};
