import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { healthPath, webSocketPath } from "../front-door/sip-endpoint";
import { ports } from "../network/ports";
import { logPrefixes } from "../storage/bucket-policy";

export interface EdgeLoadBalancerArgs {
  vpcId: pulumi.Input<string>;
  /** Private subnets, in two Availability Zones at least. */
  subnetIds: pulumi.Input<pulumi.Input<string>[]>;
  securityGroupId: pulumi.Input<string>;
  certificateArn: pulumi.Input<string>;
  accessLogBucket: pulumi.Input<string>;
  /** Take IPv6 callers from a dual-stack accelerator. */
  dualStack: boolean;
  /** Refuse to delete the load balancer until this is false. */
  protect: boolean;
}

/**
 * Longer than the accelerator's own 340 s (AWS: "Global Accelerator idle timeout"), so that the load balancer never closes
 * a connection that the accelerator still holds; the edge's WebSocket keepalive of 30 s keeps live ones from either.
 */
const idleTimeoutSeconds = 400;

/**
 * Ten seconds from a dead edge to an unhealthy target: the accelerator takes an Application Load Balancer's health from its
 * target group (AWS: "How Global Accelerator uses health checks").
 */
const healthCheck = { interval: 5, timeout: 3, healthyThreshold: 2, unhealthyThreshold: 2 };

/** How long a task that leaves keeps its WebSockets before they are cut and phones register elsewhere. */
const deregistrationDelaySeconds = 60;

/**
 * The internal Application Load Balancer in front of the edge, where TLS ends: one listener on 443 that forwards WebSocket
 * upgrades on `/ws` and answers everything else with 404. It has no public address and never will have.
 *
 * Cost: about 20 USD a month plus capacity units.
 */
export class EdgeLoadBalancer extends pulumi.ComponentResource {
  /** Known once it forwards, so that an accelerator that takes it as endpoint sends no call to a closed door. */
  readonly arn: pulumi.Output<string>;
  readonly arnSuffix: pulumi.Output<string>;
  readonly dnsName: pulumi.Output<string>;
  /** Known once the load balancer forwards to it: ECS refuses a target group that no load balancer uses. */
  readonly targetGroupArn: pulumi.Output<string>;
  readonly targetGroupArnSuffix: pulumi.Output<string>;

  constructor(name: string, args: EdgeLoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:EdgeLoadBalancer", name, {}, opts);
    const loadBalancer = this.createLoadBalancer(name, args);
    const targetGroup = this.createTargetGroup(name, args);
    const listener = this.createListener(name, args, loadBalancer);
    const rule = this.createWebSocketRule(name, listener, targetGroup);

    this.arn = pulumi.all([loadBalancer.arn, rule.arn]).apply(([arn]) => arn);
    this.arnSuffix = loadBalancer.arnSuffix;
    this.dnsName = loadBalancer.dnsName;
    this.targetGroupArn = pulumi.all([targetGroup.arn, rule.arn]).apply(([arn]) => arn);
    this.targetGroupArnSuffix = targetGroup.arnSuffix;
    this.registerOutputs({ arn: this.arn, dnsName: this.dnsName, targetGroupArn: this.targetGroupArn });
  }

  private createLoadBalancer(name: string, args: EdgeLoadBalancerArgs): aws.lb.LoadBalancer {
    return new aws.lb.LoadBalancer(
      name,
      {
        internal: true,
        loadBalancerType: "application",
        ipAddressType: args.dualStack ? "dualstack" : "ipv4",
        subnets: args.subnetIds,
        securityGroups: [args.securityGroupId],
        idleTimeout: idleTimeoutSeconds,
        dropInvalidHeaderFields: true,
        desyncMitigationMode: "strictest",
        xffHeaderProcessingMode: "append",
        enableDeletionProtection: args.protect,
        accessLogs: { enabled: true, bucket: args.accessLogBucket, prefix: logPrefixes["load-balancer"] },
      },
      // Its subnets change in place, but only for others of the same VPC.
      { parent: this, replacementTrigger: args.vpcId },
    );
  }

  private createTargetGroup(name: string, args: EdgeLoadBalancerArgs): aws.lb.TargetGroup {
    return new aws.lb.TargetGroup(
      name,
      {
        vpcId: args.vpcId,
        targetType: "ip",
        protocol: "HTTP",
        port: ports.sipOverWebSocket,
        deregistrationDelay: deregistrationDelaySeconds,
        healthCheck: { ...healthCheck, protocol: "HTTP", path: healthPath, matcher: "200" },
      },
      { parent: this },
    );
  }

  private createListener(
    name: string,
    args: EdgeLoadBalancerArgs,
    loadBalancer: aws.lb.LoadBalancer,
  ): aws.lb.Listener {
    return new aws.lb.Listener(
      name,
      {
        loadBalancerArn: loadBalancer.arn,
        port: ports.sipOverSecureWebSocket,
        protocol: "HTTPS",
        // TLS 1.3 and 1.2 with forward secrecy (AWS: "Security policies for your Application Load Balancer").
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        certificateArn: args.certificateArn,
        defaultActions: [
          {
            type: "fixed-response",
            fixedResponse: { contentType: "text/plain", statusCode: "404", messageBody: "not here" },
          },
        ],
      },
      { parent: this },
    );
  }

  private createWebSocketRule(
    name: string,
    listener: aws.lb.Listener,
    targetGroup: aws.lb.TargetGroup,
  ): aws.lb.ListenerRule {
    return new aws.lb.ListenerRule(
      `${name}-websocket`,
      {
        listenerArn: listener.arn,
        priority: 1,
        conditions: [
          { pathPattern: { values: [webSocketPath] } },
          { httpHeader: { httpHeaderName: "Upgrade", values: ["websocket"] } },
        ],
        actions: [{ type: "forward", targetGroupArn: targetGroup.arn }],
      },
      { parent: this },
    );
  }
}
