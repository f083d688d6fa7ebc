import type { ResourceRule } from "../../rule";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const HOLDERS: PolicyHolders = {
  "aws:secretsmanager/secretPolicy:SecretPolicy": ["policy"],
  "aws:secretsmanager/secret:Secret": ["policy"],
  "aws-native:secretsmanager:ResourcePolicy": ["resourcePolicy"],
};

/** Resource policies of secrets. */
export const secretPolicyPublic: ResourceRule = {
  id: "secret-policy-public",
  title: "Policies of secrets let nobody in by an open principal.",
  severity: "critical",
  awsDefault:
    "A secret has no policy; Secrets Manager takes a public one unless `blockPublicPolicy` is true.",
  why: "Anyone with an AWS account could read the secret, or set one of their own choice.",
  remediation: [
    NARROW_IT,
    "Set `blockPublicPolicy: true`, so that Secrets Manager itself refuses a public policy.",
  ],
  links: [
    "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
  ],
  controls: { wellArchitected: ["SEC03-BP07"] },
  types: Object.keys(HOLDERS),
  judge: (resource) => judgePolicies(resource, HOLDERS),
};
