import * as pulumi from "@pulumi/pulumi";
import type { Menu } from "../runtime/menu";
import { CellCertificate } from "./edge/cell-certificate";
import { cellEdgeValuesFile, type EdgeConfiguration, privateNetworks } from "./edge/edge-configuration";
import { SipEdge, type SipEdgeArgs } from "./edge/sip-edge";
import type { FleetArgs } from "./fleets/fleet";
import { MediaFleet } from "./fleets/media-fleet";
import { SwitchFleet } from "./fleets/switch-fleet";
import { Ingress } from "./front-door/ingress";
import { AlarmTopic } from "./monitoring/alarm-topic";
import { CellAlarms } from "./monitoring/cell-alarms";
import { CellDashboard } from "./monitoring/cell-dashboard";
import { Endpoints } from "./network/endpoints";
import { Network, type NetworkSettings } from "./network/network";
import { SecurityGroups } from "./network/security-groups";
import { LogBucket } from "./storage/log-bucket";
import { Recordings } from "./storage/recordings";

/** The sizes of a fleet. */
export type FleetSettings = Pick<
  FleetArgs,
  | "minSize"
  | "maxSize"
  | "instanceType"
  | "imageId"
  | "rootVolumeGiB"
  | "sessionsPerNode"
  | "heartbeatSeconds"
>;

/** The sizes of the SIP edge, and what it lets through. */
export type EdgeSettings = EdgeConfiguration & { metricsNetworks: string[] } & Pick<
    SipEdgeArgs,
    | "capacityProvider"
    | "minTasks"
    | "maxTasks"
    | "cpuUnits"
    | "imageTag"
    | "connectionsPerTask"
    | "stopTimeoutSeconds"
    | "logRetentionDays"
  >;

export interface VoipCellArgs {
  region: string;
  /** What the environment's global stack hands to every cell. */
  sipHostname: pulumi.Input<string>;
  listenerArn: pulumi.Input<string>;
  /** The replica of the SIP credential secret in this Region. */
  credentialSecretArn: pulumi.Input<string>;
  network: NetworkSettings;
  edge: EdgeSettings;
  media: FleetSettings;
  switches: FleetSettings;
  /** Menus that callers steer with keys, by name. */
  menus: Record<string, Omit<Menu, "name">>;
  recordings: { coldAfterDays: number; expireAfterDays: number; forceDestroy: boolean };
  ingress: { trafficDialPercentage: number; drained: boolean };
  alarms: { email?: string };
  /** Tags of the fleets' instances and volumes: the provider's default tags do not reach what a group launches. */
  tags: Record<string, string>;
  /** Refuse to delete what cannot be made again: recordings, and the load balancer under live calls. */
  protect: boolean;
}

/** Recordings lie under this prefix of their bucket, and the switches may write nowhere else. */
export const recordingsPrefix = "calls/";

/** Access logs answer questions about last week, not last year. */
const accessLogRetentionDays = 90;

/**
 * One Region's VoIP cell, whole and independent: network, security groups from the table of flows, endpoints, SIP edge,
 * media and switch fleets, recordings, its endpoint group on the accelerator, alarms and a dashboard. It shares nothing
 * with another cell at run time.
 *
 * Cost at the smallest sizes (one NAT gateway, two edge tasks, one node a fleet): about 450 USD a month, most of it the
 * interface endpoints, the NAT gateway and the nodes.
 */
export class VoipCell extends pulumi.ComponentResource {
  readonly network: Network;
  readonly securityGroups: SecurityGroups;
  readonly edge: SipEdge;
  readonly media: MediaFleet;
  readonly switches: SwitchFleet;
  readonly recordings: Recordings;
  readonly ingress: Ingress;
  readonly alarmTopic: AlarmTopic;
  readonly dashboard: CellDashboard;

  constructor(name: string, args: VoipCellArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:VoipCell", name, {}, opts);
    const logs = this.createLogBucket(name, args);
    this.network = new Network(name, { ...args.network, protect: args.protect }, { parent: this });
    this.securityGroups = this.createSecurityGroups(name, args);
    this.createEndpoints(name, args);
    this.recordings = this.createRecordings(name, args, logs);
    this.media = this.createMediaFleet(name, args);
    this.switches = this.createSwitchFleet(name, args);
    this.edge = this.createEdge(name, args, logs);
    this.ingress = this.createIngress(name, args);
    this.alarmTopic = new AlarmTopic(name, args.alarms, { parent: this });
    const watched = this.watched(args);
    new CellAlarms(name, { ...watched, topicArn: this.alarmTopic.arn }, { parent: this });
    this.dashboard = new CellDashboard(name, { ...watched, region: args.region }, { parent: this });
    this.registerOutputs();
  }

  private createLogBucket(name: string, args: VoipCellArgs): LogBucket {
    return new LogBucket(
      `${name}-logs`,
      {
        retentionDays: accessLogRetentionDays,
        forceDestroy: !args.protect,
        delivery: ["load-balancer", "s3-access"],
      },
      { parent: this },
    );
  }

  private createSecurityGroups(name: string, args: VoipCellArgs): SecurityGroups {
    const { vpcId, s3PrefixListId } = this.network;
    return new SecurityGroups(
      name,
      {
        vpcId,
        s3PrefixListId,
        dualStack: args.network.dualStack,
        metricsNetworks: args.edge.metricsNetworks,
      },
      { parent: this },
    );
  }

  private createEndpoints(name: string, args: VoipCellArgs): Endpoints {
    return new Endpoints(
      name,
      {
        vpcId: this.network.vpcId,
        region: args.region,
        subnetIds: this.network.privateSubnetIds,
        securityGroupId: this.securityGroups.ids.endpoints,
      },
      { parent: this },
    );
  }

  private createRecordings(name: string, args: VoipCellArgs, logs: LogBucket): Recordings {
    return new Recordings(
      `${name}-recordings`,
      { ...args.recordings, protect: args.protect, accessLogBucket: logs.bucket },
      { parent: this },
    );
  }

  private createMediaFleet(name: string, args: VoipCellArgs): MediaFleet {
    return new MediaFleet(
      `${name}-media`,
      {
        ...args.media,
        tags: args.tags,
        vpcId: this.network.vpcId,
        subnetIds: this.network.privateSubnetIds,
        securityGroupId: this.securityGroups.ids.media,
      },
      { parent: this },
    );
  }

  private createSwitchFleet(name: string, args: VoipCellArgs): SwitchFleet {
    return new SwitchFleet(
      `${name}-switches`,
      {
        ...args.switches,
        tags: args.tags,
        vpcId: this.network.vpcId,
        subnetIds: this.network.privateSubnetIds,
        securityGroupId: this.securityGroups.ids.switches,
        recordings: this.recordings,
        prefix: recordingsPrefix,
        domain: args.sipHostname,
        edgeNetworks: privateNetworks(args.network),
        menus: Object.entries(args.menus).map(([menu, parts]) => ({ name: menu, ...parts })),
      },
      { parent: this },
    );
  }

  private createEdge(name: string, args: VoipCellArgs, logs: LogBucket): SipEdge {
    const certificate = new CellCertificate(name, { domainName: args.sipHostname }, { parent: this });
    return new SipEdge(
      `${name}-edge`,
      {
        ...args.edge,
        valuesFile: pulumi
          .output(args.sipHostname)
          .apply((domain) => cellEdgeValuesFile(domain, args.network, args.edge)),
        region: args.region,
        vpcId: this.network.vpcId,
        subnetIds: this.network.privateSubnetIds,
        loadBalancerSecurityGroupId: this.securityGroups.ids.loadBalancer,
        edgeSecurityGroupId: this.securityGroups.ids.edge,
        certificateArn: certificate.certificateArn,
        credentialSecretArn: args.credentialSecretArn,
        accessLogBucket: logs.bucket,
        dualStack: args.network.dualStack,
        protect: args.protect,
      },
      { parent: this },
    );
  }

  private createIngress(name: string, args: VoipCellArgs): Ingress {
    return new Ingress(
      name,
      {
        ...args.ingress,
        region: args.region,
        vpcId: this.network.vpcId,
        listenerArn: args.listenerArn,
        loadBalancerArn: this.edge.loadBalancer.arn,
      },
      { parent: this },
    );
  }

  /** What alarms and dashboard look at. */
  private watched(args: VoipCellArgs) {
    const { loadBalancer, service } = this.edge;
    const natGatewayCount = args.network.natGateways === "Single" ? 1 : args.network.availabilityZones;
    return {
      loadBalancerArnSuffix: loadBalancer.arnSuffix,
      targetGroupArnSuffix: loadBalancer.targetGroupArnSuffix,
      clusterName: service.clusterName,
      serviceName: service.serviceName,
      minTasks: args.edge.minTasks,
      fleets: [
        { name: "media", autoscalingGroupName: this.media.autoscalingGroupName, minSize: args.media.minSize },
        {
          name: "switches",
          autoscalingGroupName: this.switches.autoscalingGroupName,
          minSize: args.switches.minSize,
        },
      ],
      natGatewayCount,
      natGatewayIds: this.network.natGatewayIds,
      recordingsBucket: this.recordings.bucketName,
    };
  }
}
