import {
  block,
  failure,
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  tags,
  text,
} from "../../model/table";

export const fileSystem: ResourceTable = {
  token: "aws:efs/fileSystem:FileSystem",

  service: "EFS",
  title: "EFS File System",
  operations: { read: "DescribeFileSystems", update: "UpdateFileSystem" },
  scope: "regional",
  inputs: {
    availabilityZoneName: text({ forceNew, computed: true }),
    creationToken: text({ forceNew, maxLength: 64 }),
    encrypted: flag({ forceNew, computed: true }),
    kmsKeyId: text({ forceNew, computed: true, format: "arn" }),
    lifecyclePolicies: list(
      block({ transitionToArchive: text(), transitionToIa: text(), transitionToPrimaryStorageClass: text() }),
      { maxItems: 3 },
    ),
    performanceMode: text({ forceNew, computed: true, oneOf: ["generalPurpose", "maxIO"] }),
    protection: block(
      { replicationOverwrite: text({ computed: true, oneOf: ["ENABLED", "DISABLED"] }) },
      { computed: true },
    ),
    provisionedThroughputInMibps: integer(),
    tags: tags(),
    throughputMode: text({ default: "bursting", oneOf: ["bursting", "provisioned", "elastic"] }),
  },

  autoName: { property: "creationToken" },
  id: "fs-{hex:17}",

  outputs: {
    arn: "arn:{partition}:elasticfilesystem:{region}:{account}:file-system/{id}",
    dnsName: "{id}.efs.{region}.{dnsSuffix}",
    ownerId: "{account}",
    availabilityZoneId: "",
    availabilityZoneName: "",
    numberOfMountTargets: () => 0,
    sizeInBytes: () => [{ value: 6144, valueInIa: 0, valueInStandard: 6144 }],
    name: { value: (c) => c.inputs.map("tags").Name ?? "", recomputed: ["tags"] },
    encrypted: () => false,
    kmsKeyId: "",
    performanceMode: "generalPurpose",
    protection: () => ({ replicationOverwrite: "ENABLED" }),
  },

  accept: (c) => {
    if (c.inputs.has("kmsKeyId") && c.inputs.flag("encrypted") !== true)
      throw failure("encrypted must be set to true when kms_key_id is specified");
  },
  timing: "seconds",
};
