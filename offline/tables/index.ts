/** All that the offline AWS knows: one line a table, sorted by service. Everything else is refused by name. */
import type { FunctionTable, ResourceTable } from "../model/table";
import { certificate } from "./acm/certificate";
import { certificateValidation } from "./acm/certificate-validation";
import { scalingPolicy } from "./appautoscaling/policy";
import { scalableTarget } from "./appautoscaling/target";
import { autoscalingGroup } from "./autoscaling/group";
import { lifecycleHook } from "./autoscaling/lifecycle-hook";
import { autoscalingPolicy } from "./autoscaling/policy";
import { compositeAlarm } from "./cloudwatch/composite-alarm";
import { dashboard } from "./cloudwatch/dashboard";
import { eventRule } from "./cloudwatch/event-rule";
import { eventTarget } from "./cloudwatch/event-target";
import { logGroup } from "./cloudwatch/log-group";
import { metricAlarm } from "./cloudwatch/metric-alarm";
import { defaultSecurityGroup } from "./ec2/default-security-group";
import { eip } from "./ec2/eip";
import { eipAssociation } from "./ec2/eip-association";
import { flowLog } from "./ec2/flow-log";
import { getAmi } from "./ec2/get-ami";
import { getManagedPrefixList } from "./ec2/get-managed-prefix-list";
import { getSecurityGroup } from "./ec2/get-security-group";
import { getSubnets } from "./ec2/get-subnets";
import { getVpc } from "./ec2/get-vpc";
import { internetGateway } from "./ec2/internet-gateway";
import { launchTemplate } from "./ec2/launch-template";
import { natGateway } from "./ec2/nat-gateway";
import { networkInterface } from "./ec2/network-interface";
import { placementGroup } from "./ec2/placement-group";
import { route } from "./ec2/route";
import { routeTable } from "./ec2/route-table";
import { routeTableAssociation } from "./ec2/route-table-association";
import { securityGroup } from "./ec2/security-group";
import { securityGroupEgressRule } from "./ec2/security-group-egress-rule";
import { securityGroupIngressRule } from "./ec2/security-group-ingress-rule";
import { securityGroupRule } from "./ec2/security-group-rule";
import { subnet } from "./ec2/subnet";
import { vpc } from "./ec2/vpc";
import { vpcEndpoint } from "./ec2/vpc-endpoint";
import { lifecyclePolicy } from "./ecr/lifecycle-policy";
import { repository } from "./ecr/repository";
import { capacityProvider } from "./ecs/capacity-provider";
import { ecsCluster } from "./ecs/cluster";
import { clusterCapacityProviders } from "./ecs/cluster-capacity-providers";
import { ecsService } from "./ecs/service";
import { taskDefinition } from "./ecs/task-definition";
import { fileSystem } from "./efs/file-system";
import { classicLoadBalancer } from "./elb/classic-load-balancer";
import { getServiceAccount } from "./elb/get-service-account";
import { listener } from "./elb/listener";
import { listenerRule } from "./elb/listener-rule";
import { loadBalancer } from "./elb/load-balancer";
import { targetGroup } from "./elb/target-group";
import { accelerator } from "./globalaccelerator/accelerator";
import { endpointGroup } from "./globalaccelerator/endpoint-group";
import { acceleratorListener } from "./globalaccelerator/listener";
import { getPolicyDocument } from "./iam/get-policy-document";
import { instanceProfile } from "./iam/instance-profile";
import { iamPolicy } from "./iam/policy";
import { role } from "./iam/role";
import { rolePolicy } from "./iam/role-policy";
import { rolePolicyAttachment } from "./iam/role-policy-attachment";
import { kmsAlias } from "./kms/alias";
import { kmsKey } from "./kms/key";
import { replicaKey } from "./kms/replica-key";
import { lambdaFunction } from "./lambda/function";
import { lambdaInvocation } from "./lambda/invocation";
import { lambdaPermission } from "./lambda/permission";
import { getAvailabilityZones } from "./meta/get-availability-zones";
import { getCallerIdentity } from "./meta/get-caller-identity";
import { getPartition } from "./meta/get-partition";
import { getRegion } from "./meta/get-region";
import { getZone } from "./route53/get-zone";
import { healthCheck } from "./route53/health-check";
import { record } from "./route53/record";
import { zone } from "./route53/zone";
import { bucket } from "./s3/bucket";
import { bucketLifecycleConfiguration } from "./s3/bucket-lifecycle-configuration";
import { bucketLogging } from "./s3/bucket-logging";
import { bucketMetric } from "./s3/bucket-metric";
import { bucketOwnershipControls } from "./s3/bucket-ownership-controls";
import { bucketPolicy } from "./s3/bucket-policy";
import { bucketPublicAccessBlock } from "./s3/bucket-public-access-block";
import { bucketReplicationConfig } from "./s3/bucket-replication-config";
import { bucketServerSideEncryptionConfiguration } from "./s3/bucket-server-side-encryption-configuration";
import { bucketVersioning } from "./s3/bucket-versioning";
import { secret } from "./secretsmanager/secret";
import { secretVersion } from "./secretsmanager/secret-version";
import { privateDnsNamespace } from "./servicediscovery/private-dns-namespace";
import { discoveryService } from "./servicediscovery/service";
import { topic } from "./sns/topic";
import { topicPolicy } from "./sns/topic-policy";
import { topicSubscription } from "./sns/topic-subscription";
import { queue } from "./sqs/queue";
import { getParameter } from "./ssm/get-parameter";
import { parameter } from "./ssm/parameter";
import { webAcl } from "./wafv2/web-acl";
import { webAclAssociation } from "./wafv2/web-acl-association";

export const resourceTables: readonly ResourceTable[] = [
  // EC2
  defaultSecurityGroup,
  eip,
  eipAssociation,
  flowLog,
  internetGateway,
  launchTemplate,
  natGateway,
  networkInterface,
  placementGroup,
  route,
  routeTable,
  routeTableAssociation,
  securityGroup,
  securityGroupEgressRule,
  securityGroupIngressRule,
  securityGroupRule,
  subnet,
  vpc,
  vpcEndpoint,
  // Elastic Load Balancing
  classicLoadBalancer,
  loadBalancer,
  // Elastic Load Balancing v2
  listener,
  listenerRule,
  targetGroup,
  // Global Accelerator
  accelerator,
  acceleratorListener,
  endpointGroup,
  // Auto Scaling
  autoscalingGroup,
  autoscalingPolicy,
  lifecycleHook,
  // Application Auto Scaling
  scalableTarget,
  scalingPolicy,
  // ECS
  capacityProvider,
  clusterCapacityProviders,
  ecsCluster,
  ecsService,
  taskDefinition,
  // IAM
  iamPolicy,
  instanceProfile,
  role,
  rolePolicy,
  rolePolicyAttachment,
  // CloudWatch Logs
  logGroup,
  // CloudWatch
  compositeAlarm,
  dashboard,
  metricAlarm,
  // S3
  bucket,
  bucketLifecycleConfiguration,
  bucketLogging,
  bucketMetric,
  bucketOwnershipControls,
  bucketPolicy,
  bucketPublicAccessBlock,
  bucketReplicationConfig,
  bucketServerSideEncryptionConfiguration,
  bucketVersioning,
  // KMS
  kmsAlias,
  kmsKey,
  replicaKey,
  // Secrets Manager
  secret,
  secretVersion,
  // Cloud Map
  privateDnsNamespace,
  discoveryService,
  // SNS
  topic,
  topicPolicy,
  topicSubscription,
  // ACM
  certificate,
  certificateValidation,
  // Route 53
  healthCheck,
  record,
  zone,
  // ECR
  lifecyclePolicy,
  repository,
  // Lambda
  lambdaFunction,
  lambdaInvocation,
  lambdaPermission,
  // SSM
  parameter,
  // EventBridge
  eventRule,
  eventTarget,
  // SQS
  queue,
  // EFS
  fileSystem,
  // WAFV2
  webAcl,
  webAclAssociation,
];

export const functionTables: readonly FunctionTable[] = [
  // The provider itself
  getAvailabilityZones,
  getCallerIdentity,
  getPartition,
  getRegion,
  // EC2
  getAmi,
  getManagedPrefixList,
  getSecurityGroup,
  getSubnets,
  getVpc,
  // Elastic Load Balancing
  getServiceAccount,
  // IAM
  getPolicyDocument,
  // Route 53
  getZone,
  // Systems Manager
  getParameter,
];
