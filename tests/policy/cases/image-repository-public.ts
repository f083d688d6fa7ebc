import type { RuleCases } from "../cases";
import { policyCases } from "../policy-cases";

const policies = policyCases("ecr:BatchGetImage", [
  { type: "aws:ecr/repositoryPolicy:RepositoryPolicy", property: "policy" },
  { type: "aws:ecr/registryPolicy:RegistryPolicy", property: "policy" },
  { type: "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate", property: "repositoryPolicy" },
  { type: "aws-native:ecr:Repository", property: "repositoryPolicyText" },
  { type: "aws-native:ecr:RegistryPolicy", property: "policyText" },
  { type: "aws-native:ecr:RepositoryCreationTemplate", property: "repositoryPolicy" },
]);
const says = "A repository of the public gallery can be pulled by everyone, whatever its settings are.";

export default {
  ...policies,
  violating: [
    ...policies.violating,
    {
      title: "a repository of the public gallery",
      given: { type: "aws:ecrpublic/repository:Repository", props: { repositoryName: "edge" } },
      says,
    },
    {
      title: "one in the native form",
      given: { type: "aws-native:ecr:PublicRepository", props: { repositoryName: "edge" } },
      says,
    },
  ],
} satisfies RuleCases;
