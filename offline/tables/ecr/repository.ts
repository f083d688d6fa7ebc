import {
  block,
  flag,
  forceNew,
  list,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";

export const repository: ResourceTable = {
  token: "aws:ecr/repository:Repository",

  service: "ECR",
  title: "ECR Repository",
  operations: { read: "DescribeRepositories", update: "PutImageTagMutability" },
  scope: "regional",
  inputs: {
    encryptionConfigurations: list(
      block({
        encryptionType: text({ default: "AES256", oneOf: ["AES256", "KMS"] }),
        kmsKey: text({ computed: true }),
      }),
      { forceNew, computed: true },
    ),
    forceDelete: flag({ local: true }),
    imageScanningConfiguration: block({ scanOnPush: flag({ required }) }, { computed: true }),
    imageTagMutability: text({
      default: "MUTABLE",
      oneOf: ["MUTABLE", "IMMUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"],
    }),
    imageTagMutabilityExclusionFilters: list(
      block({ filter: text({ required }), filterType: text({ required, oneOf: ["WILDCARD"] }) }),
    ),
    name: text({ forceNew }),
    tags: tags(),
  },

  autoName: {},
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:ecr:{region}:{account}:repository/{name}",
    registryId: "{account}",
    repositoryUrl: "{account}.dkr.ecr.{region}.{dnsSuffix}/{name}",
    encryptionConfigurations: () => [{ encryptionType: "AES256", kmsKey: "" }],
    imageScanningConfiguration: () => ({ scanOnPush: false }),
  },

  unique: [
    {
      by: ["name"],
      code: "RepositoryAlreadyExistsException",
      message: "The repository with name '{name}' already exists in the registry with id '{account}'",
    },
  ],
  accept: (c) => {
    const name = c.inputs.text("name") ?? "";
    if (!/^(?=.{2,256}$)[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/.test(name))
      throw refusal(
        "InvalidParameterException",
        `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*'' (${name})`,
      );
    const exclusions = c.inputs.list("imageTagMutabilityExclusionFilters").length > 0;
    if (exclusions && !c.inputs.text("imageTagMutability")?.endsWith("_WITH_EXCLUSION"))
      throw refusal(
        "InvalidParameterException",
        "Exclusion filters are only for MUTABLE_WITH_EXCLUSION and IMMUTABLE_WITH_EXCLUSION",
      );
  },
};
