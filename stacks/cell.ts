import * as pulumi from "@pulumi/pulumi";
import { arnInRegion } from "../components/arn";
import { recordingsPrefix, VoipCell } from "../components/voip-cell";
import type { CellConfig } from "./config";
import { awaitGlobalOutputs, cellOutputs } from "./outputs";
import { awsProvider, stackTags } from "./provider";

/** The stack `<env>-<region>`: one VoipCell, attached to the accelerator of the environment's global stack. */
export async function cellStack(config: CellConfig) {
  const shared = await awaitGlobalOutputs(globalStack(config));
  const cell = new VoipCell(
    "cell",
    {
      ...config,
      tags: stackTags(config),
      sipHostname: shared.sipEndpoint.hostname,
      listenerArn: shared.listeners.wss.arn,
      credentialSecretArn: arnInRegion(shared.credentials.secretArn, config.region),
    },
    { providers: { aws: awsProvider(config) } },
  );
  return outputs(config, cell);
}

function globalStack(config: CellConfig): pulumi.StackReference {
  return new pulumi.StackReference(
    `${pulumi.getOrganization()}/${pulumi.getProject()}/${config.globalStack}`,
  );
}

function outputs(config: CellConfig, cell: VoipCell) {
  const { network, edge, recordings } = cell;
  const groups = cell.securityGroups.ids;
  return cellOutputs({
    environment: config.environment,
    region: config.region,
    vpc: {
      id: network.vpcId,
      cidrBlock: network.cidrBlock,
      ipv6CidrBlock: config.network.dualStack ? network.ipv6CidrBlock : undefined,
      publicSubnetIds: network.publicSubnetIds,
      privateSubnetIds: network.privateSubnetIds,
    },
    edge: {
      clusterArn: edge.service.clusterArn,
      clusterName: edge.service.clusterName,
      serviceName: edge.service.serviceName,
      loadBalancerArn: edge.loadBalancer.arn,
      loadBalancerDnsName: edge.loadBalancer.dnsName,
      targetGroupArn: edge.loadBalancer.targetGroupArn,
      repositoryUrl: edge.repository.url,
      securityGroupId: groups.edge,
    },
    media: { autoscalingGroupName: cell.media.autoscalingGroupName, securityGroupId: groups.media },
    switches: { autoscalingGroupName: cell.switches.autoscalingGroupName, securityGroupId: groups.switches },
    recordings: {
      bucketName: recordings.bucketName,
      bucketArn: recordings.bucketArn,
      keyArn: recordings.keyArn,
      prefix: recordingsPrefix,
    },
    ingress: { endpointGroupArn: cell.ingress.endpointGroupArn, ...config.ingress },
    alarms: { topicArn: cell.alarmTopic.arn, dashboardName: cell.dashboard.name },
  });
}
