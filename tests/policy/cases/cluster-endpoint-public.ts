import type { Props } from "../analyze";
import { mutants, type RuleCases, UNKNOWN_BOOLEAN, UNKNOWN_LIST } from "../cases";

const cluster = mutants({ type: "aws:eks/cluster:Cluster", props: { roleArn: "r" } });
const vpc = (vpcConfig: Props) => cluster({ vpcConfig: { subnetIds: ["subnet-1"], ...vpcConfig } });
const native = (resourcesVpcConfig: Props) => ({
  type: "aws-native:eks:Cluster",
  props: { resourcesVpcConfig },
});
const leftOut =
  "`vpcConfig.endpointPublicAccess` is left out, and the endpoint is then public, and `vpcConfig.publicAccessCidrs` admits the internet.";
const on = leftOut.replace("left out, and the endpoint is then public", "true");

export default {
  violating: [
    { title: "nothing said", given: vpc({}), says: leftOut },
    { title: "null", given: vpc({ endpointPublicAccess: null }), says: leftOut },
    { title: "public", given: vpc({ endpointPublicAccess: true, publicAccessCidrs: [] }), says: on },
    {
      title: "the world in halves",
      given: vpc({ endpointPublicAccess: "true", publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] }),
      says: on,
    },
    {
      title: "the native form",
      given: native({}),
      says: leftOut.replaceAll("vpcConfig", "resourcesVpcConfig"),
    },
  ],
  clean: [
    { title: "private", given: vpc({ endpointPublicAccess: false }) },
    { title: "the company's ranges", given: vpc({ publicAccessCidrs: ["198.51.100.0/24"] }) },
    {
      title: "a cluster on an Outpost",
      given: cluster({ vpcConfig: {}, outpostConfig: { outpostArns: ["a"] } }),
    },
    { title: "private in the native form", given: native({ endpointPublicAccess: "false" }) },
  ],
  unknown: [
    {
      title: "unknown access",
      given: vpc({ endpointPublicAccess: UNKNOWN_BOOLEAN }),
      says: "vpcConfig.endpointPublicAccess",
    },
    {
      title: "unknown ranges",
      given: vpc({ publicAccessCidrs: UNKNOWN_LIST }),
      says: "vpcConfig.publicAccessCidrs",
    },
  ],
} satisfies RuleCases;
