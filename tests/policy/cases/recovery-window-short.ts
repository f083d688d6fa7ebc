import { disposableTag } from "../../../policies/constants";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const keys = ["aws:kms/key:Key", "aws:kms/externalKey:ExternalKey", "aws:kms/replicaKey:ReplicaKey"];
const secret = (recoveryWindowInDays: unknown, tagsAll = {}) => ({
  type: "aws:secretsmanager/secret:Secret",
  props: { recoveryWindowInDays, tagsAll },
});

export default {
  violating: [
    { title: "none", given: secret(0), says: "`recoveryWindowInDays` is 0 days, less than 30 days." },
    { title: "a text", given: secret("7"), says: "`recoveryWindowInDays` is 7 days, less than 30 days." },
    { title: "a word", given: secret("long"), says: "`recoveryWindowInDays` is not a whole number." },
    ...keys.map(
      (type): Case => ({
        title: type,
        given: { type, props: { deletionWindowInDays: 7 } },
        says: "`deletionWindowInDays` is 7 days, less than 30 days.",
      }),
    ),
    ...["aws-native:kms:Key", "aws-native:kms:ReplicaKey"].map(
      (type): Case => ({
        title: type,
        given: { type, props: { pendingWindowInDays: 7 } },
        says: "`pendingWindowInDays` is 7 days, less than 30 days.",
      }),
    ),
  ],
  clean: [
    { title: "30", given: secret(30) },
    { title: "nothing said", given: secret(undefined) },
    { title: "a secret that may be lost", given: secret(0, disposableTag) },
    { title: "a key", given: { type: "aws:kms/key:Key", props: { deletionWindowInDays: 30 } } },
  ],
  unknown: [{ title: "an unknown window", given: secret(UNKNOWN), says: "recoveryWindowInDays" }],
} satisfies RuleCases;
