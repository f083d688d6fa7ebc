import * as pulumi from "@pulumi/pulumi";
import { EdgeDns } from "./edge-dns";
import { EdgeLoadBalancer } from "./edge-load-balancer";
import { EdgeRepository } from "./edge-repository";
import { EdgeScaling } from "./edge-scaling";
import { EdgeService } from "./edge-service";

export interface SipEdgeArgs {
  region: pulumi.Input<string>;
  vpcId: pulumi.Input<string>;
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  loadBalancerSecurityGroupId: pulumi.Input<string>;
  edgeSecurityGroupId: pulumi.Input<string>;
  certificateArn: pulumi.Input<string>;
  credentialSecretArn: pulumi.Input<string>;
  accessLogBucket: pulumi.Input<string>;
  dualStack: boolean;
  protect: boolean;
  capacityProvider: "FARGATE" | "FARGATE_SPOT";
  minTasks: number;
  maxTasks: number;
  cpuUnits: number;
  memoryMiB: number;
  /** Tag of the edge image in the cell's own repository. */
  imageTag: string;
  /** What Kamailio reads of this cell: see `edgeValuesFile`. */
  valuesFile: pulumi.Input<string>;
  connectionsPerTask: number;
  stopTimeoutSeconds: number;
  logRetentionDays: number;
}

/**
 * The SIP edge of a cell: the internal load balancer, the image repository, the edges' own name, Kamailio as an ECS service
 * behind the load balancer, and its scaling. Cost: the sum of these.
 */
export class SipEdge extends pulumi.ComponentResource {
  readonly loadBalancer: EdgeLoadBalancer;
  readonly repository: EdgeRepository;
  readonly service: EdgeService;

  constructor(name: string, args: SipEdgeArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:SipEdge", name, {}, opts);
    const child = { parent: this };
    this.loadBalancer = new EdgeLoadBalancer(
      name,
      { ...args, securityGroupId: args.loadBalancerSecurityGroupId },
      child,
    );
    this.repository = new EdgeRepository(name, { forceDelete: !args.protect }, child);
    const dns = new EdgeDns(name, args, child);
    this.service = new EdgeService(
      name,
      {
        ...args,
        securityGroupId: args.edgeSecurityGroupId,
        targetGroupArn: this.loadBalancer.targetGroupArn,
        registryArn: dns.registryArn,
        repositoryArn: this.repository.arn,
        image: pulumi.interpolate`${this.repository.url}:${args.imageTag}`,
      },
      child,
    );
    new EdgeScaling(
      name,
      {
        ...args,
        clusterName: this.service.clusterName,
        serviceName: this.service.serviceName,
        loadBalancerArnSuffix: this.loadBalancer.arnSuffix,
      },
      child,
    );
    this.registerOutputs();
  }
}
