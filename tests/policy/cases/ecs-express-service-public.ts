import { mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const says = "`networkConfigurations` names no subnets, and AWS then takes public ones.";
const good = mutants({
  type: "aws:ecs/expressGatewayService:ExpressGatewayService",
  props: { executionRoleArn: "arn", networkConfigurations: [{ subnets: ["subnet-1", "subnet-2"] }] },
});

export default {
  violating: [
    { title: "no network configuration", given: good({ networkConfigurations: undefined }), says },
    { title: "an empty one", given: good({ networkConfigurations: [{}] }), says },
    {
      title: "no subnet in it",
      given: good({ networkConfigurations: [{ subnets: [], securityGroups: ["sg-1"] }] }),
      says,
    },
    {
      title: "the native form",
      given: { type: "aws-native:ecs:ExpressGatewayService", props: {} },
      says: says.replace("Configurations", "Configuration"),
    },
  ],
  clean: [
    { title: "subnets of its own", given: good({}) },
    {
      title: "subnets that are not known yet",
      given: good({ networkConfigurations: [{ subnets: UNKNOWN_LIST }] }),
    },
  ],
  unknown: [
    {
      title: "an unknown network configuration",
      given: good({ networkConfigurations: UNKNOWN_LIST }),
      says: "networkConfigurations",
    },
    {
      title: "an unknown item",
      given: good({ networkConfigurations: [UNKNOWN] }),
      says: "networkConfigurations[0]",
    },
  ],
} satisfies RuleCases;
