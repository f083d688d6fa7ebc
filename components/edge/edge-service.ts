import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { sharedMemoryMiB } from "../../runtime/edge-capacity";
import { edgeContainer, edgeContainerName, edgeRunVolume } from "../../runtime/edge-container";
import { edgePorts, ports } from "../network/ports";
import { EdgeRoles } from "./edge-roles";

export interface EdgeServiceArgs {
  region: pulumi.Input<string>;
  /** Another VPC replaces the service. */
  vpcId: pulumi.Input<string>;
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupId: pulumi.Input<string>;
  targetGroupArn: pulumi.Input<string>;
  /** Where tasks are registered under the name by which they find each other. */
  registryArn: pulumi.Input<string>;
  repositoryArn: pulumi.Input<string>;
  image: pulumi.Input<string>;
  /** What Kamailio reads of this cell: see `edgeValuesFile`. */
  valuesFile: pulumi.Input<string>;
  /** The replica of the SIP credential secret in this Region. */
  credentialSecretArn: pulumi.Input<string>;
  capacityProvider: "FARGATE" | "FARGATE_SPOT";
  /** Tasks to start with; scaling owns the number from then on. */
  minTasks: number;
  cpuUnits: number;
  memoryMiB: number;
  /** Between SIGTERM and SIGKILL; 120 s at most on Fargate. */
  stopTimeoutSeconds: number;
  logRetentionDays: number;
}

/**
 * Kamailio as an ECS service: a cluster of its own, the task definition (no root, read-only root, no capabilities, secrets
 * by reference), log group, roles, and the service spread over the zones, with a deployment circuit breaker that rolls back.
 *
 * Cost on Fargate: about 36 USD a month for each task of 1 vCPU and 2 GiB, plus Container Insights and logs.
 */
export class EdgeService extends pulumi.ComponentResource {
  readonly clusterArn: pulumi.Output<string>;
  readonly clusterName: pulumi.Output<string>;
  readonly serviceName: pulumi.Output<string>;

  constructor(name: string, args: EdgeServiceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:EdgeService", name, {}, opts);
    const cluster = this.createCluster(name);
    const capacity = this.createCapacityProviders(name, cluster);
    const logGroup = new aws.cloudwatch.LogGroup(
      name,
      { retentionInDays: args.logRetentionDays },
      { parent: this },
    );
    const roles = new EdgeRoles(name, { ...args, logGroupArn: logGroup.arn }, { parent: this });
    const taskDefinition = this.createTaskDefinition(name, args, roles, logGroup);
    const service = this.createService(name, args, cluster, capacity, taskDefinition);

    this.clusterArn = cluster.arn;
    this.clusterName = cluster.name;
    this.serviceName = service.name;
    this.registerOutputs({ clusterName: this.clusterName, serviceName: this.serviceName });
  }

  private createCluster(name: string): aws.ecs.Cluster {
    return new aws.ecs.Cluster(
      name,
      { settings: [{ name: "containerInsights", value: "enabled" }] },
      { parent: this },
    );
  }

  private createCapacityProviders(name: string, cluster: aws.ecs.Cluster): aws.ecs.ClusterCapacityProviders {
    return new aws.ecs.ClusterCapacityProviders(
      name,
      { clusterName: cluster.name, capacityProviders: ["FARGATE", "FARGATE_SPOT"] },
      { parent: this },
    );
  }

  private createTaskDefinition(
    name: string,
    args: EdgeServiceArgs,
    roles: EdgeRoles,
    logGroup: aws.cloudwatch.LogGroup,
  ): aws.ecs.TaskDefinition {
    const container = edgeContainer<pulumi.Input<string>>(
      {
        image: args.image,
        valuesFile: args.valuesFile,
        ports: edgePorts,
        logGroupName: logGroup.name,
        region: args.region,
        stopTimeoutSeconds: args.stopTimeoutSeconds,
        sharedMemoryMiB: sharedMemoryMiB(args.memoryMiB),
      },
      (key) => pulumi.interpolate`${args.credentialSecretArn}:${key}::`,
    );
    return new aws.ecs.TaskDefinition(
      name,
      {
        family: name,
        requiresCompatibilities: ["FARGATE"],
        networkMode: "awsvpc",
        cpu: String(args.cpuUnits),
        memory: String(args.memoryMiB),
        executionRoleArn: roles.executionRoleArn,
        taskRoleArn: roles.taskRoleArn,
        runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "X86_64" },
        volumes: [{ name: edgeRunVolume }],
        containerDefinitions: pulumi.jsonStringify([container]),
      },
      { parent: this },
    );
  }

  private createService(
    name: string,
    args: EdgeServiceArgs,
    cluster: aws.ecs.Cluster,
    capacity: aws.ecs.ClusterCapacityProviders,
    taskDefinition: aws.ecs.TaskDefinition,
  ): aws.ecs.Service {
    return new aws.ecs.Service(
      name,
      {
        cluster: cluster.arn,
        taskDefinition: taskDefinition.arn,
        desiredCount: args.minTasks,
        capacityProviderStrategies: [{ capacityProvider: args.capacityProvider, weight: 1 }],
        // Without it another capacity provider replaces the service, and every caller's connection ends at once.
        forceNewDeployment: true,
        networkConfiguration: {
          subnets: args.subnetIds,
          securityGroups: [args.securityGroupId],
          assignPublicIp: false,
        },
        loadBalancers: [
          {
            targetGroupArn: args.targetGroupArn,
            containerName: edgeContainerName,
            containerPort: ports.sipOverWebSocket,
          },
        ],
        serviceRegistries: { registryArn: args.registryArn },
        availabilityZoneRebalancing: "ENABLED",
        deploymentMinimumHealthyPercent: 100,
        deploymentMaximumPercent: 200,
        deploymentCircuitBreaker: { enable: true, rollback: true },
        healthCheckGracePeriodSeconds: 30,
        enableExecuteCommand: false,
        propagateTags: "SERVICE",
        // The first deployment waits for an image that is pushed only once the repository exists.
        waitForSteadyState: false,
      },
      // A service may only name capacity providers that its cluster has by then.
      {
        parent: this,
        dependsOn: capacity,
        ignoreChanges: ["desiredCount"],
        // Moved to other subnets, it would keep its old tasks in the old VPC for as long as new ones take to be healthy.
        replacementTrigger: args.vpcId,
      },
    );
  }
}
