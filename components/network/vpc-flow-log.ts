import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyDocument, trustService } from "../iam";

export interface VpcFlowLogArgs {
  vpcId: pulumi.Input<string>;
  retentionDays: number;
}

/**
 * The flow log of a VPC into CloudWatch Logs: who spoke to whom, accepted and rejected, one record a minute and flow.
 *
 * Cost: CloudWatch's price for vended logs, about 0.50 USD a GB.
 */
export class VpcFlowLog extends pulumi.ComponentResource {
  constructor(name: string, args: VpcFlowLogArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:VpcFlowLog", name, {}, opts);
    const child = { parent: this };
    const logGroup = new aws.cloudwatch.LogGroup(
      `${name}-flow-log`,
      { retentionInDays: args.retentionDays },
      child,
    );
    const role = new aws.iam.Role(
      `${name}-flow-log`,
      { assumeRolePolicy: trustService("vpc-flow-logs.amazonaws.com") },
      child,
    );
    const writes = new aws.iam.RolePolicy(
      `${name}-flow-log`,
      {
        role: role.id,
        policy: policyDocument([
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
            Resource: pulumi.interpolate`${logGroup.arn}:*`,
          },
          // The service lists groups before it writes, and that call knows no narrower resource.
          { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        ]),
      },
      child,
    );
    new aws.ec2.FlowLog(
      `${name}-flow-log`,
      {
        vpcId: args.vpcId,
        trafficType: "ALL",
        logDestinationType: "cloud-watch-logs",
        logDestination: logGroup.arn,
        iamRoleArn: role.arn,
        maxAggregationInterval: 60,
        tags: { Name: `${name}-flow-log` },
      },
      { ...child, dependsOn: writes },
    );
    this.registerOutputs();
  }
}
