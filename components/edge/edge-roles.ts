import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, trustService } from "../iam";

export interface EdgeRolesArgs {
  repositoryArn: pulumi.Input<string>;
  logGroupArn: pulumi.Input<string>;
  credentialSecretArn: pulumi.Input<string>;
}

/**
 * The edge's two roles. The execution role is ECS's while it starts a task: it pulls the image, reads the credential
 * secret and opens the log stream. The task role is Kamailio's own and has no rights at all. Costs nothing.
 */
export class EdgeRoles extends pulumi.ComponentResource {
  readonly executionRoleArn: pulumi.Output<string>;
  readonly taskRoleArn: pulumi.Output<string>;

  constructor(name: string, args: EdgeRolesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:EdgeRoles", name, {}, opts);
    const child = { parent: this };
    const assumeRolePolicy = trustService("ecs-tasks.amazonaws.com");
    const executionRole = new aws.iam.Role(`${name}-execution`, { assumeRolePolicy }, child);
    const rights = new aws.iam.RolePolicy(
      `${name}-execution`,
      {
        role: executionRole.id,
        policy: policyDocument([
          // The token is for the whole registry; the pull rights below are not.
          { Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
          {
            Effect: "Allow",
            Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            Resource: args.repositoryArn,
          },
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${args.logGroupArn}:*`,
          },
          { Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: args.credentialSecretArn },
        ]),
      },
      child,
    );
    const taskRole = new aws.iam.Role(`${name}-task`, { assumeRolePolicy }, child);

    // A task definition that names the role must not run before the role has its rights.
    this.executionRoleArn = pulumi.all([executionRole.arn, rights.id]).apply(([arn]) => arn);
    this.taskRoleArn = taskRole.arn;
    this.registerOutputs({ executionRoleArn: this.executionRoleArn, taskRoleArn: this.taskRoleArn });
  }
}
