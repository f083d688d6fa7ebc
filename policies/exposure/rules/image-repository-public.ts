import { type ResourceRule, violation } from "../../rule";
import { judgePolicies, NARROW_IT, type PolicyHolders } from "../resource-policies";

const HOLDERS: PolicyHolders = {
  "aws:ecr/repositoryPolicy:RepositoryPolicy": ["policy"],
  "aws:ecr/registryPolicy:RegistryPolicy": ["policy"],
  "aws:ecr/repositoryCreationTemplate:RepositoryCreationTemplate": ["repositoryPolicy"],
  "aws-native:ecr:Repository": ["repositoryPolicyText"],
  "aws-native:ecr:RegistryPolicy": ["policyText"],
  "aws-native:ecr:RepositoryCreationTemplate": ["repositoryPolicy"],
};
/** The public gallery: everyone may pull, and no setting changes that. */
const GALLERY = ["aws:ecrpublic/repository:Repository", "aws-native:ecr:PublicRepository"];

/** Image repositories, private ones with an open policy and those of the public gallery. */
export const imageRepositoryPublic: ResourceRule = {
  id: "image-repository-public",
  title: "Image repositories are private.",
  severity: "high",
  awsDefault:
    "A private repository admits its own account; one of the public gallery can be pulled by everyone.",
  why: "Images hold the company's programs and, too often, something that was meant to be secret; who may push decides what the cells run.",
  remediation: [NARROW_IT, "Use `aws.ecr.Repository` instead of the public gallery."],
  links: ["https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html"],
  controls: { wellArchitected: ["SEC03-BP07"], cdkNag: ["AwsSolutions-ECR1"] },
  types: [...Object.keys(HOLDERS), ...GALLERY],
  judge: (resource) =>
    GALLERY.includes(resource.type)
      ? [
          violation(
            "A repository of the public gallery can be pulled by everyone, whatever its settings are.",
          ),
        ]
      : judgePolicies(resource, HOLDERS),
};
