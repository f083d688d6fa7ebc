import type { StateResource } from "./state";

/** Forty ways to be open to the internet, none like another; written without a look at the rules. */
export const EXPOSURES: readonly StateResource[] = [
  // load balancers, by every road
  { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { internal: false, subnets: ["subnet-1"] } },
  { type: "aws:alb/loadBalancer:LoadBalancer", inputs: { subnets: ["subnet-1"] } },
  { type: "aws:lb/loadBalancer:LoadBalancer", inputs: { loadBalancerType: "network", internal: "false" } },
  { type: "aws:elb/loadBalancer:LoadBalancer", inputs: { listeners: [], subnets: ["subnet-1"] } },
  { type: "aws-native:elasticloadbalancingv2:LoadBalancer", inputs: { scheme: "internet-facing" } },
  {
    type: "aws:cloudcontrol/resource:Resource",
    inputs: { typeName: "AWS::ElasticLoadBalancingV2::LoadBalancer", desiredState: '{"Type":"application"}' },
  },
  { type: "aws:lightsail/lb:Lb", inputs: { name: "web", instancePort: 80 } },
  {
    type: "kubernetes:core/v1:Service",
    inputs: {
      kind: "Service",
      metadata: { name: "web" },
      spec: { type: "LoadBalancer", ports: [{ port: 443 }] },
    },
  },
  {
    type: "aws:elasticbeanstalk/environment:Environment",
    inputs: { application: "web", tier: "WebServer", settings: [] },
  },
  // security groups: the world, whole, split, over IPv6, for any protocol, for management
  group({ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }),
  group({ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }),
  group({ protocol: "udp", fromPort: 5060, toPort: 5060, ipv6CidrBlocks: ["::/0"] }),
  group({ protocol: "tcp", fromPort: 8443, toPort: 8443, ipv6CidrBlocks: ["2000::/3"] }),
  group({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
  group({ protocol: "tcp", fromPort: 0, toPort: 65535, cidrBlocks: ["64.0.0.0/2", "0.0.0.0/2"] }),
  {
    type: "aws:ec2/securityGroupRule:SecurityGroupRule",
    inputs: { type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] },
  },
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: {
      securityGroupId: "sg-1",
      ipProtocol: "tcp",
      fromPort: 3389,
      toPort: 3389,
      cidrIpv4: "0.0.0.0/0",
    },
  },
  {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv6: "::/0" },
  },
  {
    type: "aws-native:ec2:SecurityGroup",
    inputs: {
      groupDescription: "web",
      securityGroupIngress: [{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIp: "0.0.0.0/0" }],
    },
  },
  {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    inputs: { ingress: [{ protocol: "tcp", fromPort: 6379, toPort: 6379, cidrBlocks: ["0.0.0.0/0"] }] },
  },
  // public addresses
  { type: "aws:ec2/instance:Instance", inputs: { ami: "ami-1", associatePublicIpAddress: true } },
  {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: { networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "true" }] },
  },
  {
    type: "aws:ecs/service:Service",
    inputs: { networkConfiguration: { subnets: ["subnet-1"], assignPublicIp: true } },
  },
  { type: "aws:rds/instance:Instance", inputs: { engine: "mysql", publiclyAccessible: true } },
  {
    type: "aws:rds/clusterInstance:ClusterInstance",
    inputs: { engine: "aurora-mysql", publiclyAccessible: "true" },
  },
  { type: "aws:redshift/cluster:Cluster", inputs: { nodeType: "ra3.large", publiclyAccessible: true } },
  { type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission", inputs: { imageId: "ami-1", group: "all" } },
  { type: "aws:mq/broker:Broker", inputs: { engineType: "RabbitMQ", publiclyAccessible: true } },
  { type: "aws:eks/cluster:Cluster", inputs: { roleArn: "arn", vpcConfig: { subnetIds: ["subnet-1"] } } },
  { type: "aws:transfer/server:Server", inputs: { endpointType: "PUBLIC" } },
  // functions, buckets, queues, topics, keys, images, secrets, events, snapshots
  { type: "aws:lambda/functionUrl:FunctionUrl", inputs: { functionName: "job", authorizationType: "NONE" } },
  {
    type: "aws:lambda/permission:Permission",
    inputs: { action: "lambda:InvokeFunction", function: "job", principal: "*" },
  },
  { type: "aws:s3/bucketAcl:BucketAcl", inputs: { bucket: "web", acl: "public-read" } },
  { type: "aws:s3/bucketPolicy:BucketPolicy", inputs: { bucket: "web", policy: open("s3:GetObject") } },
  {
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    inputs: { bucket: "web", blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: false },
  },
  { type: "aws:sqs/queuePolicy:QueuePolicy", inputs: { queueUrl: "work", policy: open("sqs:SendMessage") } },
  { type: "aws:sns/topicPolicy:TopicPolicy", inputs: { arn: "news", policy: open("sns:Subscribe") } },
  { type: "aws:kms/key:Key", inputs: { description: "key", policy: open("kms:Decrypt") } },
  {
    type: "aws:ecr/repositoryPolicy:RepositoryPolicy",
    inputs: { repository: "web", policy: open("ecr:BatchGetImage") },
  },
  {
    type: "aws:secretsmanager/secretPolicy:SecretPolicy",
    inputs: { secretArn: "secret", policy: open("secretsmanager:GetSecretValue") },
  },
];

function group(rule: Record<string, unknown>): StateResource {
  return { type: "aws:ec2/securityGroup:SecurityGroup", inputs: { vpcId: "vpc-1", ingress: [rule] } };
}

function open(action: string): string {
  const statement = { Effect: "Allow", Principal: "*", Action: action, Resource: "*" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}
