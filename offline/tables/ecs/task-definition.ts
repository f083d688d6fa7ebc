import {
  block,
  flag,
  forceNew,
  integer,
  map,
  type ResourceTable,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { toRoleArn } from "../references";
import { mustBeContainers, sameContainers } from "./container-definitions";
import { checkTaskDefinition } from "./task-definition-rules";

/** Every change is another revision: a replacement with the same id (the family) and another ARN. */
export const taskDefinition: ResourceTable = {
  token: "aws:ecs/taskDefinition:TaskDefinition",

  service: "ECS",
  title: "ECS Task Definition",
  operations: { create: "RegisterTaskDefinition", delete: "DeregisterTaskDefinition" },
  scope: "regional",
  inputs: {
    containerDefinitions: text({ required, forceNew, check: mustBeContainers, same: sameContainers }),
    cpu: text({ forceNew }),
    enableFaultInjection: flag({ forceNew, computed: true }),
    ephemeralStorage: block({ sizeInGib: integer({ required, min: 21, max: 200 }) }, { forceNew }),
    executionRoleArn: text({
      forceNew,
      format: "arn",
      refers: { ...toRoleArn, missing: "ClientException", message: "Role is not valid" },
    }),
    family: text({
      required,
      forceNew,
      maxLength: 255,
      pattern: /^[0-9A-Za-z_-]+$/,
      rule: "must hold only letters, digits, hyphens and underscores",
    }),
    ipcMode: text({ forceNew, oneOf: ["host", "none", "task"] }),
    memory: text({ forceNew }),
    networkMode: text({ forceNew, computed: true, oneOf: ["bridge", "host", "awsvpc", "none"] }),
    pidMode: text({ forceNew, oneOf: ["host", "task"] }),
    placementConstraints: set(block({ expression: text(), type: text({ required, oneOf: ["memberOf"] }) }), {
      forceNew,
      maxItems: 10,
    }),
    proxyConfiguration: block(
      {
        containerName: text({ required }),
        properties: map(),
        type: text({ default: "APPMESH", oneOf: ["APPMESH"] }),
      },
      { forceNew },
    ),
    requiresCompatibilities: set(text({ oneOf: ["EC2", "FARGATE", "EXTERNAL", "MANAGED_INSTANCES"] }), {
      forceNew,
    }),
    runtimePlatform: block(
      { cpuArchitecture: text({ oneOf: ["X86_64", "ARM64"] }), operatingSystemFamily: text() },
      { forceNew },
    ),
    skipDestroy: flag({ default: false, local: true }),
    tags: tags(),
    taskRoleArn: text({
      forceNew,
      format: "arn",
      refers: { ...toRoleArn, missing: "ClientException", message: "Role is not valid" },
    }),
    trackLatest: flag({ default: false, local: true }),
    volumes: set(
      block({
        configureAtLaunch: flag({ computed: true }),
        dockerVolumeConfiguration: block({
          autoprovision: flag({ default: false }),
          driver: text(),
          driverOpts: map(),
          labels: map(),
          scope: text({ computed: true, oneOf: ["shared", "task"] }),
        }),
        efsVolumeConfiguration: block({
          authorizationConfig: block({ accessPointId: text(), iam: text() }),
          fileSystemId: text({ required }),
          rootDirectory: text({ default: "/" }),
          transitEncryption: text({ oneOf: ["ENABLED", "DISABLED"] }),
          transitEncryptionPort: integer(),
        }),
        fsxWindowsFileServerVolumeConfiguration: block({
          authorizationConfig: block(
            { credentialsParameter: text({ required }), domain: text({ required }) },
            { required },
          ),
          fileSystemId: text({ required }),
          rootDirectory: text({ required }),
        }),
        hostPath: text(),
        name: text({ required }),
        s3filesVolumeConfiguration: block({
          accessPointArn: text(),
          fileSystemArn: text({ required }),
          rootDirectory: text(),
          transitEncryptionPort: integer(),
        }),
      }),
      { forceNew },
    ),
  },

  id: "{family}",
  importId: "{arn}",
  outputs: {
    revision: (c) => c.cloud.next(`task definition ${c.region} ${c.inputs.text("family")}`),
    arnWithoutRevision: "arn:{partition}:ecs:{region}:{account}:task-definition/{family}",
    arn: "{arnWithoutRevision}:{revision}",
    networkMode: "bridge",
    enableFaultInjection: () => false,
  },

  key: "arn",
  accept: checkTaskDefinition,
};
