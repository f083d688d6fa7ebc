import type { StateResource } from "./state";

/** What an ordinary stack is made of, written with care: nothing in it is open to the internet. */
const KINDS: readonly ((index: number) => StateResource)[] = [
  (index) => ({
    type: "aws:lb/loadBalancer:LoadBalancer",
    inputs: {
      name: `web-${index}`,
      internal: true,
      loadBalancerType: "application",
      subnets: ["subnet-1", "subnet-2"],
      securityGroups: [`sg-${index}`],
      dropInvalidHeaderFields: true,
      enableDeletionProtection: true,
      accessLogs: { enabled: true, bucket: "another-team-logs" },
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: {
      description: `Members of service ${index}`,
      vpcId: "vpc-1",
      ingress: [
        { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] },
        { protocol: "tcp", fromPort: 5432, toPort: 5432, securityGroups: [`sg-${index}`] },
      ],
      egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/8"] }],
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: {
      securityGroupId: `sg-${index}`,
      description: "Requests from the other service",
      ipProtocol: "tcp",
      fromPort: 8080,
      toPort: 8090,
      cidrIpv4: `10.${index % 200}.0.0/16`,
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:s3/bucket:Bucket",
    inputs: {
      bucket: `another-team-${index}`,
      forceDestroy: false,
      policy: onlyOverTls(bucketArn(index)),
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
    inputs: {
      bucket: `another-team-${index}`,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    },
  }),
  (index) => ({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: { bucket: `another-team-${index}`, policy: policyFor("s3:GetObject", bucketArn(index)) },
  }),
  (index) => ({
    type: "aws:sqs/queue:Queue",
    inputs: { name: `work-${index}`, sqsManagedSseEnabled: true, tags: tags(index) },
  }),
  (index) => ({
    type: "aws:sqs/queuePolicy:QueuePolicy",
    inputs: {
      queueUrl: `https://sqs.eu-central-1.amazonaws.com/111122223333/work-${index}`,
      policy: policyFor("sqs:SendMessage", `arn:aws:sqs:eu-central-1:111122223333:work-${index}`),
    },
  }),
  (index) => ({
    type: "aws:rds/instance:Instance",
    inputs: {
      engine: "postgres",
      instanceClass: "db.t4g.medium",
      publiclyAccessible: false,
      storageEncrypted: true,
      backupRetentionPeriod: 14,
      deletionProtection: true,
      multiAz: true,
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:lambda/function:Function",
    inputs: {
      name: `job-${index}`,
      runtime: "nodejs22.x",
      handler: "index.handler",
      environment: { variables: { LEVEL: "info" } },
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:iam/role:Role",
    inputs: { name: `job-${index}`, assumeRolePolicy: trust("lambda.amazonaws.com"), tags: tags(index) },
  }),
  (index) => ({
    type: "aws:cloudwatch/logGroup:LogGroup",
    inputs: { name: `/another-team/${index}`, retentionInDays: 30, tags: tags(index) },
  }),
  (index) => ({
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: {
      imageId: "ami-1",
      instanceType: "m7g.large",
      metadataOptions: { httpTokens: "required" },
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true", volumeType: "gp3" } }],
      monitoring: { enabled: true },
      networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "false", securityGroups: ["sg-1"] }],
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:ec2/subnet:Subnet",
    inputs: {
      vpcId: "vpc-1",
      cidrBlock: `10.${index % 200}.${index % 250}.0/24`,
      mapPublicIpOnLaunch: false,
      tags: tags(index),
    },
  }),
  (index) => ({
    type: "aws:route53/record:Record",
    inputs: { name: `service-${index}.internal`, type: "CNAME", ttl: 60, records: ["internal.example.com"] },
  }),
  (index) => ({
    type: "aws:ecs/service:Service",
    inputs: {
      cluster: "main",
      taskDefinition: `job:${index}`,
      desiredCount: 2,
      launchType: "FARGATE",
      deploymentCircuitBreaker: { enable: true, rollback: true },
      networkConfiguration: { subnets: ["subnet-1", "subnet-2"], assignPublicIp: false },
      tags: tags(index),
    },
  }),
];

const tags = (index: number): Record<string, string> => ({
  Name: `thing-${index}`,
  Owner: "another-team",
  Project: "another-team",
  Environment: "big",
  CostCenter: String(index % 7),
});

const bucketArn = (index: number): string => `arn:aws:s3:::another-team-${index}/*`;

const onlyOverTls = (resource: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: resource,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });

const policyFor = (action: string, resource: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::111122223333:root" },
        Action: action,
        Resource: resource,
      },
    ],
  });

const trust = (service: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
  });

/** So many resources, of all kinds in turn. */
export const closedResources = (count: number): StateResource[] =>
  Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length];
    if (!kind) throw new TypeError("there are no kinds");
    return kind(index);
  });
