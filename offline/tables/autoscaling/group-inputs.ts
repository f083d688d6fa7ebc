import {
  block,
  flag,
  forceNew,
  integer,
  list,
  type Properties,
  required,
  set,
  text,
  type Value,
} from "../../model/table";
import { instanceRequirements } from "../ec2/instance-requirements";
import { toSubnet } from "../references";

const toTemplate = {
  to: "aws:ec2/launchTemplate:LaunchTemplate",
  missing: "ValidationError",
  message:
    "You must use a valid fully-formed launch template. The specified launch template, {value}, does not exist.",
} as const;
/** These start an instance refresh by themselves. */
const always = ["launch_configuration", "launch_template", "mixed_instances_policy"];
const notAlwaysATrigger = (value: Value) =>
  always.includes(String(value)) ? "always starts a refresh and must not be listed" : undefined;

export const autoscalingGroupInputs: Properties = {
  availabilityZoneDistribution: block(
    {
      capacityDistributionStrategy: text({
        default: "balanced-best-effort",
        oneOf: ["balanced-best-effort", "balanced-only"],
      }),
    },
    { computed: true },
  ),
  availabilityZones: set(text(), { computed: true, conflictsWith: ["vpcZoneIdentifiers"] }),
  capacityRebalance: flag(),
  capacityReservationSpecification: block(
    {
      capacityReservationPreference: text({ computed: true }),
      capacityReservationTarget: block({
        capacityReservationIds: list(text()),
        capacityReservationResourceGroupArns: list(text()),
      }),
    },
    { computed: true },
  ),
  context: text(),
  defaultCooldown: integer({ computed: true }),
  defaultInstanceWarmup: integer(),
  desiredCapacity: integer({ computed: true, min: 0 }),
  desiredCapacityType: text({ oneOf: ["units", "vcpu", "memory-mib"] }),
  enabledMetrics: set(
    text({ pattern: /^(Group|WarmPool)[A-Za-z]+$/, rule: "must be the name of a group metric" }),
  ),
  forceDelete: flag({ default: false, local: true }),
  forceDeleteWarmPool: flag({ default: false, local: true }),
  healthCheckGracePeriod: integer({ default: 300 }),
  healthCheckType: text({
    computed: true,
    pattern: /^(EC2|ELB|EBS|VPC_LATTICE)(,(EC2|ELB|EBS|VPC_LATTICE))*$/,
    rule: "must be EC2, ELB, EBS or VPC_LATTICE, or several with commas",
  }),
  ignoreFailedScalingActivities: flag({ default: false, local: true }),
  // AWS has no such list: the provider puts hooks one by one, so a read cannot give it back.
  initialLifecycleHooks: set(
    block({
      defaultResult: text({ computed: true, oneOf: ["CONTINUE", "ABANDON"] }),
      heartbeatTimeout: integer({ computed: true, min: 30, max: 7200 }),
      lifecycleTransition: text({
        required,
        oneOf: ["autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"],
      }),
      name: text({ required, minLength: 1, maxLength: 255 }),
      notificationMetadata: text(),
      notificationTargetArn: text(),
      roleArn: text(),
    }),
    { forceNew, writeOnly: true },
  ),
  instanceLifecyclePolicy: block({
    retentionTriggers: block({
      terminateHookAbandon: text({ computed: true, oneOf: ["retain", "terminate"] }),
    }),
  }),
  instanceMaintenancePolicy: block({
    maxHealthyPercentage: integer({
      required,
      check: (value) =>
        value === -1 || (Number(value) >= 100 && Number(value) <= 200)
          ? undefined
          : "must be -1 or 100 to 200",
    }),
    minHealthyPercentage: integer({ required, min: -1, max: 100 }),
  }),
  instanceRefresh: block(
    {
      preferences: block({
        alarmSpecification: block({ alarms: list(text()) }),
        autoRollback: flag({ default: false }),
        checkpointDelay: text({ pattern: /^\d+$/, rule: "must be a number of seconds, as text" }),
        checkpointPercentages: list(integer({ min: 1, max: 100 })),
        instanceWarmup: text({ pattern: /^\d+$/, rule: "must be a number of seconds, as text" }),
        maxHealthyPercentage: integer({ default: 100, min: 100, max: 200 }),
        minHealthyPercentage: integer({ default: 90, min: 0, max: 100 }),
        scaleInProtectedInstances: text({ default: "Ignore", oneOf: ["Refresh", "Ignore", "Wait"] }),
        skipMatching: flag({ default: false }),
        standbyInstances: text({ default: "Ignore", oneOf: ["Terminate", "Ignore", "Wait"] }),
      }),
      strategy: text({ required, oneOf: ["Rolling", "ReplaceRootVolume"] }),
      triggers: set(text({ check: notAlwaysATrigger })),
    },
    { local: true },
  ),
  launchConfiguration: text(),
  launchTemplate: block(
    {
      id: text({ computed: true, conflictsWith: ["name"], refers: toTemplate }),
      name: text({ computed: true, refers: { ...toTemplate, by: "name" } }),
      version: text({ computed: true, minLength: 1, maxLength: 255 }),
    },
    { conflictsWith: ["mixedInstancesPolicy", "launchConfiguration"] },
  ),
  loadBalancers: set(text(), { computed: true }),
  maxInstanceLifetime: integer({
    check: (value) =>
      value === 0 || (Number(value) >= 86_400 && Number(value) <= 31_536_000)
        ? undefined
        : "must be 0 or 86400 to 31536000",
  }),
  maxSize: integer({ required, min: 0 }),
  metricsGranularity: text({ default: "1Minute", oneOf: ["1Minute"] }),
  minElbCapacity: integer({ local: true }),
  minSize: integer({ required, min: 0 }),
  mixedInstancesPolicy: block(
    {
      instancesDistribution: block(
        {
          onDemandAllocationStrategy: text({ computed: true }),
          onDemandBaseCapacity: integer({ computed: true, min: 0 }),
          onDemandPercentageAboveBaseCapacity: integer({ computed: true, min: 0, max: 100 }),
          spotAllocationStrategy: text({ computed: true }),
          spotInstancePools: integer({ computed: true, min: 0 }),
          spotMaxPrice: text(),
        },
        { computed: true },
      ),
      launchTemplate: block(
        {
          launchTemplateSpecification: block(
            {
              launchTemplateId: text({ computed: true, refers: toTemplate }),
              launchTemplateName: text({ computed: true, refers: { ...toTemplate, by: "name" } }),
              version: text({ default: "$Default" }),
            },
            { required },
          ),
          overrides: list(
            block({
              instanceRequirements: block(instanceRequirements()),
              instanceType: text(),
              launchTemplateSpecification: block({
                launchTemplateId: text(),
                launchTemplateName: text(),
                version: text(),
              }),
              weightedCapacity: text({ pattern: /^[1-9]\d{0,2}$/, rule: "must be 1 to 999, as text" }),
            }),
          ),
        },
        { required },
      ),
    },
    { conflictsWith: ["launchConfiguration"] },
  ),
  name: text({
    forceNew,
    maxLength: 255,
    pattern: /^[^:]*$/,
    rule: "must not hold a colon",
    conflictsWith: ["namePrefix"],
  }),
  namePrefix: text({ forceNew, computed: true, maxLength: 229 }),
  placementGroup: text(),
  protectFromScaleIn: flag({ default: false }),
  serviceLinkedRoleArn: text({ computed: true, format: "arn" }),
  suspendedProcesses: set(text()),
  tags: set(
    block({ key: text({ required }), propagateAtLaunch: flag({ required }), value: text({ required }) }),
  ),
  targetGroupArns: set(
    text({
      format: "arn",
      refers: {
        to: "aws:lb/targetGroup:TargetGroup",
        missing: "ValidationError",
        message: "Target group {value} not found",
      },
    }),
    { computed: true },
  ),
  terminationPolicies: list(text()),
  trafficSources: set(block({ identifier: text({ required }), type: text() }), {
    computed: true,
    conflictsWith: ["loadBalancers", "targetGroupArns"],
  }),
  vpcZoneIdentifiers: set(
    text({
      refers: { ...toSubnet, missing: "ValidationError", message: "The subnet ID '{value}' does not exist" },
    }),
    { computed: true },
  ),
  waitForCapacityTimeout: text({
    default: "10m",
    local: true,
    pattern: /^(0|(\d+(\.\d+)?(h|m|s|ms))+)$/,
    rule: "must be a duration such as 10m",
  }),
  waitForElbCapacity: integer({ local: true }),
  warmPool: block({
    instanceReusePolicy: block({ reuseOnScaleIn: flag() }),
    maxGroupPreparedCapacity: integer({ default: -1 }),
    minSize: integer({ default: 0 }),
    poolState: text({ default: "Stopped", oneOf: ["Stopped", "Running", "Hibernated"] }),
  }),
};
