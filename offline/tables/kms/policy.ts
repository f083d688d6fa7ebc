/** Key policies. */
import { type Context, refusal } from "../../model/table";
import { checked, texts } from "../iam/documents";

/** What a key gets when none is given: the account decides by IAM. */
export function defaultPolicy(c: Context): string {
  return JSON.stringify({
    Id: "key-default-1",
    Statement: [
      {
        Action: "kms:*",
        Effect: "Allow",
        Principal: { AWS: `arn:${c.partition}:iam::${c.account}:root` },
        Resource: "*",
        Sid: "Enable IAM User Permissions",
      },
    ],
    Version: "2012-10-17",
  });
}

/** KMS refuses a policy that would lock everyone out of changing it. */
export function checkKeyPolicy(c: Context): void {
  const document = c.inputs.text("policy");
  if (document === undefined) return;
  const wrong = (message: string) => refusal("MalformedPolicyDocumentException", message);
  const statements = checked(document, wrong);
  if (c.inputs.flag("bypassPolicyLockoutSafetyCheck")) return;
  const mayChange = statements.some(
    ({ Effect, Principal, Action }) =>
      Effect === "Allow" &&
      Principal !== undefined &&
      texts(Action).some((action) => /^(\*|kms:(\*|Put\*|PutKeyPolicy))$/i.test(action)) &&
      names(Principal, c.account),
  );
  if (!mayChange) {
    throw wrong("The new key policy will not allow you to update the key policy in the future.");
  }
}

function names(principal: unknown, account: string): boolean {
  const all = principal === "*" ? ["*"] : texts((principal as { AWS?: unknown }).AWS);
  return all.some((one) => one === "*" || one === account || one.includes(`::${account}:`));
}
