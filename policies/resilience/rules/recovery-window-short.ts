import type { ResourceRule } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { unlessDisposable } from "../lifetime";

/** The property of each type, in days; all are 30 where left out. The native secret has none. */
const WINDOWS: Readonly<Record<string, string>> = {
  "aws:secretsmanager/secret:Secret": "recoveryWindowInDays",
  "aws:kms/key:Key": "deletionWindowInDays",
  "aws:kms/externalKey:ExternalKey": "deletionWindowInDays",
  "aws:kms/replicaKey:ReplicaKey": "deletionWindowInDays",
  "aws-native:kms:Key": "pendingWindowInDays",
  "aws-native:kms:ReplicaKey": "pendingWindowInDays",
};

const settings = {
  minimumDays: {
    description:
      "Days for which a deleted secret or key can be brought back; AWS takes 7 to 30, and 0 for a secret that is gone at once.",
    default: 30,
    minimum: 7,
    maximum: 30,
  },
};

/** The days in which a deleted secret or key can be brought back. */
export const recoveryWindowShort: ResourceRule<typeof settings> = {
  id: "recovery-window-short",
  title: "Deleted secrets and keys can be brought back for weeks.",
  severity: "medium",
  awsDefault: "A deleted secret or key waits for 30 days, in which it can be restored; less if told so.",
  why: "Who notices a mistake after the window has lost the value, and with a key all that is encrypted with it.",
  remediation: [
    "Leave the window out, or set it to the days that the setting `minimumDays` asks for.",
    "Where nothing is lost, tag the secret or key `voip-cells:lifetime: disposable`.",
  ],
  links: [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
    "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
  ],
  controls: { fsbp: ["KMS.3"] },
  settings,
  types: Object.keys(WINDOWS),
  judge(resource, { minimumDays }) {
    const property = WINDOWS[resource.type] ?? "";
    const window = { property, value: resource.props[property], leftOut: 30, unit: "days" };
    return unlessDisposable(resource, atLeast(window, minimumDays));
  },
};
