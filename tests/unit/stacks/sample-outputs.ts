import type { CellOutputs, GlobalOutputs } from "../../../stacks/outputs";

/** Outputs of a global stack. */
export const sampleGlobal: GlobalOutputs = {
  contract: { kind: "global", version: 1 },
  environment: "dev",
  domain: "dev.example.com",
  sipEndpoint: { hostname: "sip.dev.example.com", url: "wss://sip.dev.example.com/ws", port: 443 },
  accelerator: {
    arn: "arn:aws:globalaccelerator::111122223333:accelerator/a",
    dnsName: "a.awsglobalaccelerator.com",
    dualStackDnsName: undefined,
    ipAddresses: ["198.51.100.1", "198.51.100.2"],
  },
  listeners: {
    wss: {
      arn: "arn:aws:globalaccelerator::111122223333:accelerator/a/listener/b",
      protocol: "TCP",
      port: 443,
    },
  },
  credentials: {
    secretName: "sip-credential",
    secretArn: "arn:aws:secretsmanager:eu-central-1:111122223333:secret:sip-credential-AbCdEf",
    regions: ["eu-central-1"],
  },
  zoneId: "Z0123456789",
};

/** Outputs of a cell. */
export const sampleCell: CellOutputs = {
  contract: { kind: "cell", version: 1 },
  environment: "dev",
  region: "eu-central-1",
  vpc: {
    id: "vpc-0",
    cidrBlock: "10.20.0.0/16",
    ipv6CidrBlock: undefined,
    publicSubnetIds: ["subnet-0"],
    privateSubnetIds: ["subnet-1"],
  },
  edge: {
    clusterArn: "arn:aws:ecs:eu-central-1:111122223333:cluster/edge",
    clusterName: "edge",
    serviceName: "edge",
    loadBalancerArn: "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/edge/0",
    loadBalancerDnsName: "internal-edge.eu-central-1.elb.amazonaws.com",
    targetGroupArn: "arn:aws:elasticloadbalancing:eu-central-1:111122223333:targetgroup/edge/0",
    repositoryUrl: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/edge",
    securityGroupId: "sg-0",
  },
  media: { autoscalingGroupName: "media", securityGroupId: "sg-1" },
  switches: { autoscalingGroupName: "switches", securityGroupId: "sg-2" },
  recordings: {
    bucketName: "recordings",
    bucketArn: "arn:aws:s3:::recordings",
    keyArn: "arn:aws:kms:eu-central-1:111122223333:key/0",
    prefix: "calls/",
  },
  ingress: {
    endpointGroupArn: "arn:aws:globalaccelerator::111122223333:endpoint",
    trafficDialPercentage: 100,
    drained: false,
  },
  alarms: { topicArn: "arn:aws:sns:eu-central-1:111122223333:alarms", dashboardName: "dev-eu-central-1" },
};
