import type { ResourceRule } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { TASK_DEFINITION_TYPES } from "../../vocabulary/tokens";
import { type Fields, isAbsent } from "../../vocabulary/values";
import { judgeEach, judgeRequirement } from "../requirements";

const TRANSIT = {
  property: "efsVolumeConfiguration.transitEncryption",
  words: ["enabled"],
  leftOutMeans: "ECS then mounts the file system without TLS",
  unless: ({ efsVolumeConfiguration }: Fields) => isAbsent(efsVolumeConfiguration),
};

/** File systems that ECS tasks mount. */
export const taskVolumePlaintext: ResourceRule = {
  id: "task-volume-plaintext",
  title: "ECS tasks mount EFS file systems over TLS.",
  severity: "medium",
  awsDefault: "ECS mounts an EFS file system without TLS unless `transitEncryption` is `ENABLED`.",
  why: "NFS shows file names and contents to whoever sees the network, and lets them change both.",
  remediation: [
    'Set `efsVolumeConfiguration.transitEncryption: "ENABLED"`; IAM authorization and access points need it anyway.',
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-best-practices.html"],
  controls: { fsbp: ["ECS.18"], wellArchitected: ["SEC09-BP02"] },
  types: TASK_DEFINITION_TYPES,
  judge: ({ props }) =>
    judgeEach("", placeOf(props, "volumes"), (volume, path) => judgeRequirement(TRANSIT, volume, path)),
};
