import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface EdgeDnsArgs {
  vpcId: pulumi.Input<string>;
}

const namespaceName = "cell.internal";
const serviceName = "edge";

/** The name that stands for all edges of a cell, inside its network only. */
export const sisterEdgesName = `${serviceName}.${namespaceName}`;

/** A new edge is found, and one that ended is forgotten, within this time. */
const ttlSeconds = 10;

/**
 * The name under which the edges of a cell find each other to share registrations: a private zone of Cloud Map, in which ECS
 * keeps the addresses of the running tasks.
 *
 * Cost: $0.50 a month for the zone, $0.10 a month for each running task (AWS Cloud Map pricing).
 */
export class EdgeDns extends pulumi.ComponentResource {
  /** What the ECS service registers its tasks in. */
  readonly registryArn: pulumi.Output<string>;

  constructor(name: string, args: EdgeDnsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:EdgeDns", name, {}, opts);
    const namespace = new aws.servicediscovery.PrivateDnsNamespace(
      name,
      { name: namespaceName, vpc: args.vpcId, description: "Names inside the cell" },
      { parent: this },
    );
    const service = new aws.servicediscovery.Service(
      name,
      {
        name: serviceName,
        description: "The running tasks of the SIP edge",
        dnsConfig: {
          namespaceId: namespace.id,
          routingPolicy: "MULTIVALUE",
          dnsRecords: [{ type: "A", ttl: ttlSeconds }],
        },
        // Tasks that ECS has not taken out yet would keep the name from going.
        forceDestroy: true,
      },
      { parent: this },
    );
    this.registryArn = service.arn;
    this.registerOutputs({ registryArn: this.registryArn });
  }
}
