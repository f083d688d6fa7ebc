import * as path from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, trustService } from "../iam";

export interface LeftoverSecurityGroupArgs {
  vpcId: pulumi.Input<string>;
  region: string;
}

/** Minutes, not seconds: the accelerator's network interfaces go some time after its last endpoint. Lambda's limit is 900. */
const timeoutSeconds = 870;

/**
 * Removes, on destroy, the security group named `GlobalAccelerator` that an accelerator makes in the VPC of an internal
 * endpoint and never deletes; with it in place AWS refuses to delete the VPC
 * (AWS: "Preserve client IP addresses in Global Accelerator").
 *
 * A Lambda function does the work, so that neither the operator's machine nor another plugin needs to reach EC2: the
 * invocation resource calls it when it is created, where there is nothing to do, and when it is deleted, which must come
 * after the endpoint group and before the VPC.
 *
 * Cost: none but on destroy, and then less than a cent.
 */
export class LeftoverSecurityGroup extends pulumi.ComponentResource {
  constructor(name: string, args: LeftoverSecurityGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:LeftoverSecurityGroup", name, {}, opts);
    const child = { parent: this };
    // Another VPC: the old one is cleared, with the rights to it, when the accelerator has left it.
    const ofVpc = { ...child, replacementTrigger: args.vpcId };
    const logicalName = `${name}-leftover-group`;
    const logGroup = new aws.cloudwatch.LogGroup(logicalName, { retentionInDays: 30 }, child);
    const role = new aws.iam.Role(
      logicalName,
      { assumeRolePolicy: trustService("lambda.amazonaws.com") },
      child,
    );
    const rights = new aws.iam.RolePolicy(
      logicalName,
      { role: role.id, policy: rightsDocument(args, logGroup) },
      ofVpc,
    );
    const remover = new aws.lambda.Function(
      logicalName,
      {
        description: "Removes the security group that Global Accelerator leaves behind",
        role: role.arn,
        runtime: "nodejs22.x",
        handler: "index.handler",
        code: new pulumi.asset.FileArchive(
          path.join(__dirname, "..", "..", "runtime", "leftover-security-group"),
        ),
        timeout: timeoutSeconds,
        loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      },
      { ...child, dependsOn: rights },
    );
    new aws.lambda.Invocation(
      logicalName,
      {
        functionName: remover.name,
        lifecycleScope: "CRUD",
        input: pulumi.jsonStringify({ vpcId: args.vpcId }),
      },
      { ...ofVpc, dependsOn: rights },
    );
    this.registerOutputs();
  }
}

/** Deletion is limited to groups of this VPC; the two reads know no narrower resource. */
function rightsDocument(
  args: LeftoverSecurityGroupArgs,
  logGroup: aws.cloudwatch.LogGroup,
): pulumi.Output<string> {
  return policyDocument([
    {
      Effect: "Allow",
      Action: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups"],
      Resource: "*",
    },
    {
      Effect: "Allow",
      Action: "ec2:DeleteSecurityGroup",
      Resource: `arn:aws:ec2:${args.region}:*:security-group/*`,
      Condition: {
        ArnLike: { "ec2:Vpc": pulumi.interpolate`arn:aws:ec2:${args.region}:*:vpc/${args.vpcId}` },
      },
    },
    {
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: pulumi.interpolate`${logGroup.arn}:*`,
    },
  ]);
}
