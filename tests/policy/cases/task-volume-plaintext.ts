import { type RuleCases, UNKNOWN } from "../cases";

const type = "aws:ecs/taskDefinition:TaskDefinition";
const volume = (transitEncryption?: string) => ({
  name: "v",
  efsVolumeConfiguration: { fileSystemId: "fs", transitEncryption },
});
const says =
  "`volumes[1].efsVolumeConfiguration.transitEncryption` is left out, and ECS then mounts the file system without TLS.";

export default {
  violating: [
    ...[type, "aws-native:ecs:TaskDefinition"].map((each) => ({
      title: each,
      given: { type: each, props: { volumes: [{ name: "run" }, volume()] } },
      says,
    })),
    {
      title: "turned off",
      given: { type, props: { volumes: [volume("DISABLED")] } },
      says: "`volumes[0].efsVolumeConfiguration.transitEncryption` is not one of enabled.",
    },
  ],
  clean: [
    { title: "TLS", given: { type, props: { volumes: [volume("ENABLED")] } } },
    { title: "no file system", given: { type, props: { volumes: [{ name: "run" }] } } },
  ],
  unknown: [
    { title: "unknown volumes", given: { type, props: { volumes: UNKNOWN } }, says: "volumes" },
    { title: "an unknown volume", given: { type, props: { volumes: [UNKNOWN] } }, says: "volumes[0]" },
  ],
} satisfies RuleCases;
