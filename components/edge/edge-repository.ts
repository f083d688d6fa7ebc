import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface EdgeRepositoryArgs {
  /** Delete the repository with its images; otherwise a repository that holds images refuses. */
  forceDelete: boolean;
}

/** Images older than the newest this many go: a rollback needs a few, not all. */
const keptImages = 20;

/**
 * The cell's own repository of edge images: scanned on push, tags immutable, so that a tag always means the same image.
 *
 * Cost: 0.10 USD a GB and month.
 */
export class EdgeRepository extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: EdgeRepositoryArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:EdgeRepository", name, {}, opts);
    const repository = new aws.ecr.Repository(
      name,
      {
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfigurations: [{ encryptionType: "AES256" }],
        forceDelete: args.forceDelete,
      },
      { parent: this },
    );
    new aws.ecr.LifecyclePolicy(
      name,
      { repository: repository.name, policy: JSON.stringify({ rules: [keepNewest(keptImages)] }) },
      { parent: this },
    );
    this.arn = repository.arn;
    this.url = repository.repositoryUrl;
    this.registerOutputs({ url: this.url });
  }
}

function keepNewest(count: number) {
  return {
    rulePriority: 1,
    description: `Keep the newest ${count} images`,
    selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: count },
    action: { type: "expire" },
  };
}
