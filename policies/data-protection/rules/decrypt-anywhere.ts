import type { ResourceRule } from "../../rule";
import { matchesPattern, type Statement } from "../../vocabulary/policy-document";
import { type Answer, answer, every } from "../answer";
import { covers, hasAction, IDENTITY_POLICY_TYPES, isAboutAll, judgeStatements } from "../identity-policies";

const DECRYPTING = ["kms:decrypt", "kms:reencryptfrom"];

/** Policies that allow to decrypt with every key. */
export const decryptAnywhere: ResourceRule = {
  id: "decrypt-anywhere",
  title: "Policies name the keys that may decrypt.",
  severity: "medium",
  awsDefault:
    "A right to `kms:Decrypt` on `*` covers every key of the account that leaves the decision to IAM, which most key policies do.",
  why: "Encryption with a key of its own protects recordings and secrets only from those who may not use the key.",
  remediation: [
    "Name the ARNs of the keys as `Resource`.",
    "Or add a condition: `kms:ViaService` with the one service, `kms:EncryptionContext:...`, `kms:ResourceAliases`.",
  ],
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html"],
  controls: {
    fsbp: ["KMS.1", "KMS.2"],
    wellArchitected: ["SEC03-BP02", "SEC08-BP01"],
    cdkNag: ["AwsSolutions-IAM5"],
  },
  types: IDENTITY_POLICY_TYPES,
  judge: (resource) =>
    judgeStatements(resource, (statement) => ({
      is: every([isAboutAll(statement, isEveryKey), hasAction(statement, decrypts), isUnnarrowed(statement)]),
      message: "allows to decrypt with every key",
    })),
};

const isEveryKey = (resource: string): boolean => covers(resource, "kms", "key/");

/** `*` and `kms:*` allow far more, and are a matter of their own. */
const decrypts = (action: string): boolean =>
  !["*", "*:*", "kms:*"].includes(action) && DECRYPTING.some((name) => matchesPattern(action, name));

const isUnnarrowed = ({ conditions, unknownConditions }: Statement): Answer =>
  answer(
    unknownConditions.length === 0 &&
      !conditions.some(({ key }) => key.startsWith("kms:") || key.startsWith("aws:resource")),
    !conditions.some(({ key }) => key.startsWith("kms:") || key.startsWith("aws:resource")),
  );
