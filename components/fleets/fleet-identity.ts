import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type PolicyStatement, policyDocument, trustService } from "../iam";

export interface FleetIdentityArgs {
  /** The one namespace of CloudWatch that the nodes may publish metrics in. */
  metricNamespace: string;
  /** Rights beyond those that every fleet has. */
  statements?: pulumi.Input<PolicyStatement[]>;
}

/**
 * Who the nodes of a fleet are: a role that Session Manager can reach and that may complete lifecycle hooks and publish
 * the fleet's sessions, with the instance profile that hands it to them. Costs nothing.
 */
export class FleetIdentity extends pulumi.ComponentResource {
  readonly instanceProfileArn: pulumi.Output<string>;

  constructor(name: string, args: FleetIdentityArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:FleetIdentity", name, {}, opts);
    const child = { parent: this };
    const role = new aws.iam.Role(name, { assumeRolePolicy: trustService("ec2.amazonaws.com") }, child);
    const sessionManager = new aws.iam.RolePolicyAttachment(
      `${name}-session-manager`,
      { role: role.name, policyArn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore" },
      child,
    );
    const rights = new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: policyDocument(
          pulumi
            .output(args.statements ?? [])
            .apply((more) => [...fleetStatements(name, args.metricNamespace), ...more]),
        ),
      },
      child,
    );
    // The profile comes last, so that no instance starts with a role that lacks its rights.
    const profile = new aws.iam.InstanceProfile(
      name,
      { role: role.name },
      { ...child, dependsOn: [sessionManager, rights] },
    );

    this.instanceProfileArn = profile.arn;
    this.registerOutputs({ instanceProfileArn: this.instanceProfileArn });
  }
}

/** What every node may do. The group's generated name starts with the fleet's logical name; that is as narrow as it gets before the group exists. */
function fleetStatements(name: string, metricNamespace: string): PolicyStatement[] {
  return [
    {
      Effect: "Allow",
      Action: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
      Resource: `arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/${name}-*`,
    },
    // A read that knows no narrower resource: a node asks it for the name of its own group.
    { Effect: "Allow", Action: "autoscaling:DescribeAutoScalingInstances", Resource: "*" },
    {
      Effect: "Allow",
      Action: "cloudwatch:PutMetricData",
      Resource: "*",
      Condition: { StringEquals: { "cloudwatch:namespace": metricNamespace } },
    },
  ];
}
