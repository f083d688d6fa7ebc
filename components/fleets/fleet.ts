import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { holdsCallsTag } from "../../policies/constants";
import { type BootValues, bootDocument } from "../../runtime/boot-document";
import type { PolicyStatement } from "../iam";
import { FleetIdentity } from "./fleet-identity";

export interface FleetArgs {
  /** Another VPC replaces the group and its template. */
  vpcId: pulumi.Input<string>;
  /** Private subnets, one a zone. */
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupId: pulumi.Input<string>;
  minSize: number;
  maxSize: number;
  instanceType: string;
  /** An AMI id, or `resolve:ssm:<parameter>`, which EC2 reads at each launch. */
  imageId: string;
  rootVolumeGiB: number;
  /** The fleet keeps the average of sessions per node at this number. */
  sessionsPerNode: number;
  /** How long a terminating node may go on without a heartbeat, 30 to 7,200 s; AWS allows 100 heartbeats, 48 h at most. */
  heartbeatSeconds: number;
  /** Of instances and volumes, besides their name. */
  tags: Record<string, string>;
  boot: (launchHookName: string) => pulumi.Input<BootValues>;
  /** What the nodes may do beyond reporting their sessions and completing their lifecycle hooks. */
  statements?: pulumi.Input<PolicyStatement[]>;
}

/** The metric that nodes publish for their fleet's scaling policy: namespace and name in CloudWatch. */
const sessionsMetric = { namespace: "voip-cells", name: "Sessions" } as const;

/** Lifecycle hooks of every fleet, by the name that the nodes use. */
const launchHook = "launch";
const drainHook = "drain";
/** From boot to a running unit: package installation on a small instance, several times over. */
const launchTimeoutSeconds = 900;

/**
 * An autoscaling group of nodes that hold calls: a launch template (IMDSv2 only, encrypted volume, no SSH key, Session
 * Manager instead), the group over the zones, a launch hook that a node completes when its unit runs, a termination hook
 * that lets calls end, rolling instance refresh with rollback, and two scaling policies, on sessions and on CPU.
 *
 * Cost: the instances, and about 0.09 USD a month for each GiB of gp3 volume.
 */
export class Fleet extends pulumi.ComponentResource {
  readonly autoscalingGroupName: pulumi.Output<string>;

  constructor(name: string, args: FleetArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:Fleet", name, {}, opts);
    const { statements } = args;
    const metricNamespace = sessionsMetric.namespace;
    const identity = new FleetIdentity(name, { statements, metricNamespace }, { parent: this });
    const template = this.createLaunchTemplate(name, args, identity);
    const group = this.createGroup(name, args, template);
    this.createLifecycleHooks(name, args, group);
    this.createScalingPolicies(name, args, group);

    this.autoscalingGroupName = group.name;
    this.registerOutputs({ autoscalingGroupName: this.autoscalingGroupName });
  }

  private createLaunchTemplate(
    name: string,
    args: FleetArgs,
    identity: FleetIdentity,
  ): aws.ec2.LaunchTemplate {
    const tags = { ...args.tags, Name: name };
    return new aws.ec2.LaunchTemplate(
      name,
      {
        imageId: args.imageId,
        instanceType: args.instanceType,
        iamInstanceProfile: { arn: identity.instanceProfileArn },
        vpcSecurityGroupIds: [args.securityGroupId],
        // One hop: a container on the node cannot borrow the node's role.
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        monitoring: { enabled: true },
        blockDeviceMappings: [
          {
            deviceName: "/dev/xvda",
            ebs: {
              volumeType: "gp3",
              volumeSize: args.rootVolumeGiB,
              encrypted: "true",
              deleteOnTermination: "true",
            },
          },
        ],
        userData: pulumi
          .output(args.boot(launchHook))
          .apply((values) => bootDocument(values).toString("base64")),
        tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
        updateDefaultVersion: true,
        tags: { Name: name },
      },
      // The old group's template must keep the old VPC's security group from being deleted before the group is.
      { parent: this, replacementTrigger: args.vpcId },
    );
  }

  private createGroup(
    name: string,
    args: FleetArgs,
    template: aws.ec2.LaunchTemplate,
  ): aws.autoscaling.Group {
    return new aws.autoscaling.Group(
      name,
      {
        minSize: args.minSize,
        maxSize: args.maxSize,
        vpcZoneIdentifiers: args.subnetIds,
        launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
        healthCheckType: "EC2",
        healthCheckGracePeriod: 60,
        defaultInstanceWarmup: 120,
        // A node counts only once it completes its launch hook; an `up` need not wait for that.
        waitForCapacityTimeout: "0",
        // The first nodes start before the hook resources exist, which have the say from then on.
        initialLifecycleHooks: lifecycleHooks(args).map(({ hookName, ...hook }) => ({
          name: hookName,
          ...hook,
        })),
        instanceRefresh: {
          strategy: "Rolling",
          preferences: {
            minHealthyPercentage: 100,
            maxHealthyPercentage: 200,
            checkpointPercentages: [20, 50, 100],
            checkpointDelay: "300",
            autoRollback: true,
            scaleInProtectedInstances: "Wait",
          },
        },
        enabledMetrics: ["GroupDesiredCapacity", "GroupInServiceInstances", "GroupTotalInstances"],
        tags: Object.entries({ ...args.tags, Name: name, ...holdsCallsTag }).map(([key, value]) => ({
          key,
          value,
          propagateAtLaunch: true,
        })),
      },
      {
        parent: this,
        // A change of these would replace the group, and end its calls.
        ignoreChanges: ["initialLifecycleHooks"],
        // Given other subnets, a group keeps its nodes where they are until a refresh has come to each, hours later.
        replacementTrigger: args.vpcId,
      },
    );
  }

  private createLifecycleHooks(name: string, args: FleetArgs, group: aws.autoscaling.Group): void {
    for (const { hookName, ...hook } of lifecycleHooks(args)) {
      new aws.autoscaling.LifecycleHook(
        `${name}-${hookName}`,
        { name: hookName, autoscalingGroupName: group.name, ...hook },
        { parent: this },
      );
    }
  }

  private createScalingPolicies(name: string, args: FleetArgs, group: aws.autoscaling.Group): void {
    const common = { autoscalingGroupName: group.name, policyType: "TargetTrackingScaling" };
    new aws.autoscaling.Policy(
      `${name}-sessions`,
      {
        ...common,
        targetTrackingConfiguration: {
          targetValue: args.sessionsPerNode,
          customizedMetricSpecification: {
            namespace: sessionsMetric.namespace,
            metricName: sessionsMetric.name,
            statistic: "Average",
            metricDimensions: [{ name: "AutoScalingGroupName", value: group.name }],
          },
        },
      },
      { parent: this },
    );
    new aws.autoscaling.Policy(
      `${name}-cpu`,
      {
        ...common,
        targetTrackingConfiguration: {
          targetValue: 60,
          predefinedMetricSpecification: { predefinedMetricType: "ASGAverageCPUUtilization" },
        },
      },
      { parent: this },
    );
  }
}

/** A node that never gets ready is replaced; a node whose drain is lost ends when its heartbeats stop. */
function lifecycleHooks(args: FleetArgs) {
  return [
    {
      hookName: launchHook,
      lifecycleTransition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      heartbeatTimeout: launchTimeoutSeconds,
      defaultResult: "ABANDON",
    },
    {
      hookName: drainHook,
      lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeatTimeout: args.heartbeatSeconds,
      defaultResult: "CONTINUE",
    },
  ];
}
