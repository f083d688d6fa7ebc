import {
  block,
  type Change,
  flag,
  forceNew,
  integer,
  list,
  map,
  type Properties,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { toSecurityGroup, toSubnet } from "../references";

const subnet = {
  ...toSubnet,
  missing: "InvalidParameterException",
  message:
    "Error retrieving subnet information for [{value}]: The subnet ID '{value}' does not exist (ErrorCode: InvalidSubnetID.NotFound)",
};
const group = {
  ...toSecurityGroup,
  missing: "InvalidParameterException",
  message:
    "Error retrieving security group information for [{value}]: The security group '{value}' does not exist (ErrorCode: InvalidGroup.NotFound)",
};

/** In place only with a forced deployment, and between lists that both say something. */
function strategyReplaces({ old, new: next }: Change): boolean {
  return (
    next.flag("forceNewDeployment") !== true ||
    [old, next].some((side) => side.list("capacityProviderStrategies").length === 0)
  );
}

export const ecsServiceInputs: Properties = {
  alarms: block({
    alarmNames: set(text(), { required }),
    enable: flag({ required }),
    rollback: flag({ required }),
  }),
  availabilityZoneRebalancing: text({ computed: true, oneOf: ["ENABLED", "DISABLED"] }),
  capacityProviderStrategies: set(
    block({
      base: integer({ default: 0, min: 0, max: 100_000 }),
      capacityProvider: text({ required }),
      weight: integer({ default: 0, min: 0, max: 1000 }),
    }),
    { forceNew: strategyReplaces },
  ),
  cluster: text({ forceNew, computed: true }),
  deploymentCircuitBreaker: block(
    { enable: flag({ required }), rollback: flag({ required }) },
    { computed: true },
  ),
  deploymentConfiguration: block(
    {
      bakeTimeInMinutes: text({ computed: true }),
      canaryConfiguration: block({ canaryBakeTimeInMinutes: text(), canaryPercent: integer() }),
      lifecycleHooks: set(
        block({
          hookDetails: text(),
          hookTargetArn: text(),
          lifecycleStages: list(text(), { required }),
          roleArn: text(),
          targetType: text(),
          timeoutConfiguration: block({ action: text(), timeoutInMinutes: text() }),
        }),
      ),
      linearConfiguration: block({ stepBakeTimeInMinutes: text(), stepPercent: integer() }),
      strategy: text({ computed: true, oneOf: ["ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"] }),
    },
    { computed: true },
  ),
  deploymentController: block(
    { type: text({ default: "ECS", forceNew, oneOf: ["ECS", "CODE_DEPLOY", "EXTERNAL"] }) },
    { computed: true },
  ),
  deploymentMaximumPercent: integer({ default: 200 }),
  deploymentMinimumHealthyPercent: integer({ default: 100 }),
  desiredCount: integer({ default: 0, min: 0 }),
  enableEcsManagedTags: flag({ default: false }),
  enableExecuteCommand: flag({ default: false }),
  forceDelete: flag({ default: false, local: true }),
  forceNewDeployment: flag({ local: true }),
  healthCheckGracePeriodSeconds: integer({ min: 0, max: 2_147_483_647 }),
  iamRole: text({ forceNew, computed: true }),
  launchType: text({ forceNew, computed: true, oneOf: ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"] }),
  loadBalancers: set(
    block({
      advancedConfiguration: block({
        alternateTargetGroupArn: text({ required }),
        productionListenerRule: text({ required }),
        roleArn: text({ required }),
        testListenerRule: text(),
      }),
      containerName: text({ required }),
      containerPort: integer({ required, min: 0, max: 65_536 }),
      elbName: text(),
      targetGroupArn: text({
        format: "arn",
        refers: {
          to: "aws:lb/targetGroup:TargetGroup",
          missing: "InvalidParameterException",
          message: "The target group with targetGroupArn {value} does not exist.",
        },
      }),
    }),
  ),
  name: text({
    forceNew,
    maxLength: 255,
    pattern: /^[0-9A-Za-z_-]+$/,
    rule: "must hold only letters, digits, hyphens and underscores",
  }),
  networkConfiguration: block({
    assignPublicIp: flag({ default: false }),
    securityGroups: set(text({ refers: group })),
    subnets: set(text({ refers: subnet }), { required }),
  }),
  orderedPlacementStrategies: list(
    block({ field: text(), type: text({ required, oneOf: ["random", "spread", "binpack"] }) }),
    { maxItems: 5 },
  ),
  placementConstraints: set(
    block({ expression: text(), type: text({ required, oneOf: ["distinctInstance", "memberOf"] }) }),
    { maxItems: 10 },
  ),
  platformVersion: text({ computed: true }),
  propagateTags: text({ oneOf: ["SERVICE", "TASK_DEFINITION", "NONE"] }),
  schedulingStrategy: text({ forceNew, default: "REPLICA", oneOf: ["DAEMON", "REPLICA"] }),
  serviceConnectConfiguration: block({
    accessLogConfiguration: block({
      format: text({ required, oneOf: ["TEXT", "JSON"] }),
      includeQueryParameters: text(),
    }),
    enabled: flag({ required }),
    logConfiguration: block({
      logDriver: text({ required }),
      options: map(),
      secretOptions: list(block({ name: text({ required }), valueFrom: text({ required }) })),
    }),
    namespace: text(),
    services: list(
      block({
        clientAlias: list(
          block({
            dnsName: text(),
            port: integer({ required }),
            testTrafficRules: list(
              block({
                header: block({
                  name: text({ required }),
                  value: block({ exact: text({ required }) }, { required }),
                }),
              }),
            ),
          }),
        ),
        discoveryName: text(),
        ingressPortOverride: integer({ min: 0, max: 65_535 }),
        portName: text({ required }),
        timeout: block({ idleTimeoutSeconds: integer(), perRequestTimeoutSeconds: integer() }),
        tls: block({
          issuerCertAuthority: block({ awsPcaAuthorityArn: text({ required }) }, { required }),
          kmsKey: text(),
          roleArn: text(),
        }),
      }),
    ),
  }),
  serviceRegistries: block({
    containerName: text(),
    containerPort: integer(),
    port: integer(),
    registryArn: text({
      required,
      format: "arn",
      refers: {
        to: "aws:servicediscovery/service:Service",
        by: "arn",
        missing: "InvalidParameterException",
        message: "The service registry {value} does not exist.",
      },
    }),
  }),
  sigintRollback: flag({ default: false, local: true }),
  tags: tags(),
  taskDefinition: text(),
  triggers: map(text(), { computed: true }),
  volumeConfiguration: block({
    managedEbsVolume: block(
      {
        encrypted: flag({ default: true }),
        fileSystemType: text({ default: "xfs", oneOf: ["xfs", "ext3", "ext4", "ntfs"] }),
        iops: integer(),
        kmsKeyId: text(),
        roleArn: text({ required }),
        sizeInGb: integer(),
        snapshotId: text(),
        tagSpecifications: list(
          block({ propagateTags: text(), resourceType: text({ required }), tags: map() }),
        ),
        throughput: integer(),
        volumeInitializationRate: integer(),
        volumeType: text(),
      },
      { required },
    ),
    name: text({ required }),
  }),
  vpcLatticeConfigurations: set(
    block({ portName: text({ required }), roleArn: text({ required }), targetGroupArn: text({ required }) }),
  ),
  waitForSteadyState: flag({ default: false, local: true }),
};
