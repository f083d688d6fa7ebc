import {
  block,
  type Context,
  flag,
  forceNew,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";

export const ecsCluster: ResourceTable = {
  token: "aws:ecs/cluster:Cluster",

  service: "ECS",
  title: "ECS Cluster",
  operations: { read: "DescribeClusters", update: "UpdateCluster" },
  scope: "regional",
  inputs: {
    configuration: block({
      executeCommandConfiguration: block({
        kmsKeyId: text(),
        logConfiguration: block({
          cloudWatchEncryptionEnabled: flag(),
          cloudWatchLogGroupName: text(),
          s3BucketEncryptionEnabled: flag(),
          s3BucketName: text(),
          s3KeyPrefix: text(),
        }),
        logging: text({ default: "DEFAULT", oneOf: ["NONE", "DEFAULT", "OVERRIDE"] }),
      }),
      managedStorageConfiguration: block({ fargateEphemeralStorageKmsKeyId: text(), kmsKeyId: text() }),
    }),
    name: text({
      forceNew,
      maxLength: 255,
      pattern: /^[0-9A-Za-z_-]+$/,
      rule: "must hold only letters, digits, hyphens and underscores",
    }),
    serviceConnectDefaults: block({ namespace: text({ required, format: "arn" }) }),
    settings: set(
      block({
        name: text({ required, oneOf: ["containerInsights"] }),
        value: text({ required, oneOf: ["enabled", "disabled", "enhanced"] }),
      }),
      { computed: true },
    ),
    tags: tags(),
  },

  autoName: {},
  id: "arn:{partition}:ecs:{region}:{account}:cluster/{name}",
  importId: "{name}",
  outputs: { arn: "{id}", settings: () => [{ name: "containerInsights", value: "disabled" }] },

  unique: [
    {
      by: ["name"],
      code: "InvalidParameterException",
      message:
        "Arguments on this idempotent request are inconsistent with arguments used in previous request(s).",
    },
  ],
  deletion: { accept: checkEmpty },
  timing: "seconds",
};

function checkEmpty(c: Context): void {
  const names = [c.outputs.text("id"), c.outputs.text("name")];
  const services = c.cloud
    .find("aws:ecs/service:Service")
    .filter(({ outputs }) => names.includes(String(outputs.cluster)));
  if (services.length > 0)
    throw refusal(
      "ClusterContainsServicesException",
      "The Cluster cannot be deleted while Services are active.",
    );
}
