import { type ResourceRule, violation } from "../../rule";
import { isAbsent, isUnknown } from "../../vocabulary/values";

/** SNS topics. */
export const topicUnencrypted: ResourceRule = {
  id: "topic-unencrypted",
  title: "SNS topics are encrypted with a KMS key.",
  severity: "low",
  level: "advisory",
  awsDefault:
    "SNS keeps messages on encrypted disks only; with a KMS key each message is encrypted by itself.",
  why: "Whoever may read a topic needs the key too, and the use of the key stands in CloudTrail.",
  remediation: [
    "Set `kmsMasterKeyId` to a key of your own whose policy lets the publishing services use it.",
    "Take `alias/aws/sns`, which costs nothing, only where no alarm and no other AWS service publishes.",
  ],
  links: ["https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html"],
  controls: { fsbp: ["SNS.1"], wellArchitected: ["SEC08-BP02"] },
  types: ["aws:sns/topic:Topic", "aws-native:sns:Topic"],
  judge({ props: { kmsMasterKeyId } }) {
    if (isUnknown(kmsMasterKeyId)) return [];
    return isAbsent(kmsMasterKeyId) ? [violation("`kmsMasterKeyId` is left out.")] : [];
  },
};
