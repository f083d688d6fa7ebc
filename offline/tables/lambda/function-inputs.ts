import {
  asset,
  block,
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
import { toRoleArn, toSecurityGroup, toSubnet } from "../references";

export const lambdaFunctionInputs: Properties = {
  architectures: list(text({ oneOf: ["x86_64", "arm64"] }), { computed: true, maxItems: 1 }),
  capacityProviderConfig: block({
    lambdaManagedInstancesCapacityProviderConfig: block(
      {
        capacityProviderArn: text({ required }),
        executionEnvironmentMemoryGibPerVcpu: integer(),
        perExecutionEnvironmentMaxConcurrency: integer(),
      },
      { required },
    ),
  }),
  code: asset(),
  codeSha256: text({ computed: true }),
  codeSigningConfigArn: text(),
  deadLetterConfig: block({ targetArn: text({ required, format: "arn" }) }),
  description: text(),
  durableConfig: block({
    executionTimeout: integer({ required, min: 1, max: 31_622_400 }),
    retentionPeriod: integer({ default: 14, min: 1, max: 90 }),
  }),
  environment: block({ variables: map() }),
  ephemeralStorage: block({ size: integer({ computed: true, min: 512, max: 10_240 }) }, { computed: true }),
  fileSystemConfig: block({
    arn: text({ required }),
    localMountPath: text({ required, pattern: /^\/mnt\/[\w.-]+$/, rule: "must be a directory below /mnt" }),
  }),
  handler: text({ maxLength: 128 }),
  imageConfig: block({ commands: list(text()), entryPoints: list(text()), workingDirectory: text() }),
  imageUri: text(),
  kmsKeyArn: text({ format: "arn" }),
  layers: list(text(), { maxItems: 5 }),
  loggingConfig: block(
    {
      applicationLogLevel: text({
        computed: true,
        oneOf: ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"],
      }),
      logFormat: text({ required, oneOf: ["JSON", "Text"] }),
      logGroup: text({ computed: true }),
      systemLogLevel: text({ computed: true, oneOf: ["DEBUG", "INFO", "WARN"] }),
    },
    { computed: true },
  ),
  memorySize: integer({ default: 128, min: 128, max: 32_768 }),
  name: text({
    forceNew,
    maxLength: 140,
    pattern: /^[\w$:-]+$/,
    rule: "must hold only letters, digits, hyphens and underscores",
  }),
  packageType: text({ forceNew, default: "Zip", oneOf: ["Zip", "Image"] }),
  publish: flag({ default: false }),
  publishTo: text(),
  replaceSecurityGroupsOnDestroy: flag({ local: true }),
  replacementSecurityGroupIds: set(text(), { requires: ["replaceSecurityGroupsOnDestroy"] }),
  reservedConcurrentExecutions: integer({ default: -1, min: -1 }),
  role: text({
    required,
    format: "arn",
    refers: {
      ...toRoleArn,
      missing: "InvalidParameterValueException",
      message: "The role defined for the function cannot be assumed by Lambda.",
    },
  }),
  runtime: text(),
  s3Bucket: text({ requires: ["s3Key"] }),
  s3Key: text({ requires: ["s3Bucket"] }),
  s3ObjectVersion: text({ conflictsWith: ["code", "imageUri"] }),
  skipDestroy: flag({ default: false, local: true }),
  snapStart: block({
    applyOn: text({ required, oneOf: ["PublishedVersions", "None"] }),
    optimizationStatus: text({ computed: true }),
  }),
  sourceCodeHash: text({ computed: true }),
  sourceKmsKeyArn: text({ format: "arn", conflictsWith: ["imageUri"] }),
  tags: tags(),
  tenancyConfig: block({ tenantIsolationMode: text({ required }) }, { forceNew }),
  timeout: integer({ default: 3, min: 1, max: 900 }),
  tracingConfig: block({ mode: text({ required, oneOf: ["Active", "PassThrough"] }) }, { computed: true }),
  useResourceTimeoutForPropagation: flag({ local: true }),
  vpcConfig: block({
    ipv6AllowedForDualStack: flag({ default: false }),
    securityGroupIds: set(
      text({
        refers: {
          ...toSecurityGroup,
          missing: "InvalidParameterValueException",
          message:
            "Error occurred while DescribeSecurityGroups. EC2 Error Code: InvalidGroup.NotFound. EC2 Error Message: The security group '{value}' does not exist",
        },
      }),
      { required },
    ),
    subnetIds: set(
      text({
        refers: {
          ...toSubnet,
          missing: "InvalidParameterValueException",
          message:
            "Error occurred while DescribeSubnets. EC2 Error Code: InvalidSubnetID.NotFound. EC2 Error Message: The subnet ID '{value}' does not exist",
        },
      }),
      { required },
    ),
    vpcId: text({ computed: true }),
  }),
};
