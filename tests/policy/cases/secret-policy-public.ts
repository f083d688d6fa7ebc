import { policyCases } from "../policy-cases";

export default policyCases("secretsmanager:GetSecretValue", [
  { type: "aws:secretsmanager/secretPolicy:SecretPolicy", property: "policy" },
  { type: "aws:secretsmanager/secret:Secret", property: "policy" },
  { type: "aws-native:secretsmanager:ResourcePolicy", property: "resourcePolicy" },
]);
