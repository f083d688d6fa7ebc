import { forceNew, json, type ResourceTable, refusal, required, text } from "../../model/table";

export const lifecyclePolicy: ResourceTable = {
  token: "aws:ecr/lifecyclePolicy:LifecyclePolicy",

  service: "ECR",
  title: "ECR Lifecycle Policy",
  operations: { create: "PutLifecyclePolicy", read: "GetLifecyclePolicy" },
  scope: "regional",
  inputs: {
    policy: json({ required, forceNew, object: true }),
    repository: text({
      required,
      forceNew,
      refers: {
        to: "aws:ecr/repository:Repository",
        by: "name",
        missing: "RepositoryNotFoundException",
        message: "The repository with name '{value}' does not exist in the registry",
      },
    }),
  },

  id: "{repository}",

  outputs: { registryId: "{account}" },
  deleteBeforeReplace: true,
  accept: (c) => checkRules(c.inputs.text("policy")),
};

interface LifecycleRule {
  readonly rulePriority?: number;
  readonly selection?: {
    readonly tagStatus?: string;
    readonly countType?: string;
    readonly countNumber?: number;
    readonly tagPrefixList?: unknown;
    readonly tagPatternList?: unknown;
  };
  readonly action?: { readonly type?: string };
}

function checkRules(document: string | undefined): void {
  const wrong = (message: string) =>
    refusal(
      "InvalidParameterException",
      `Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: ${message}'`,
    );
  const { rules = [] } = JSON.parse(document || "{}") as { rules?: LifecycleRule[] };
  if (rules.length === 0) throw wrong('object has missing required properties (["rules"])');
  if (new Set(rules.map(({ rulePriority }) => rulePriority)).size < rules.length)
    throw wrong("Lifecycle policy rule priorities must be unique");
  for (const { rulePriority, selection, action } of rules) {
    if (rulePriority === undefined || selection === undefined || action === undefined)
      throw wrong('object has missing required properties (["action","rulePriority","selection"])');
    if (!["tagged", "untagged", "any"].includes(selection.tagStatus ?? ""))
      throw wrong("tagStatus must be tagged, untagged or any");
    if (
      !["imageCountMoreThan", "sinceImagePushed", "sinceImagePulled", "sinceImageTransitioned"].includes(
        selection.countType ?? "",
      )
    )
      throw wrong("countType is not one that ECR knows");
    if (
      selection.tagStatus === "tagged" &&
      (selection.tagPrefixList ?? selection.tagPatternList) === undefined
    )
      throw wrong("tagPrefixList or tagPatternList is required for tagStatus tagged");
  }
}
