import type { RuleCases } from "../cases";

const says = "A Lightsail instance has a public address, whatever its settings are.";

export default {
  violating: [
    {
      title: "any",
      given: { type: "aws:lightsail/instance:Instance", props: { blueprintId: "debian_12" } },
      says,
    },
    { title: "the native form", given: { type: "aws-native:lightsail:Instance", props: {} }, says },
  ],
  clean: [
    {
      title: "an instance of EC2",
      given: { type: "aws:ec2/instance:Instance", props: { subnetId: "subnet-1" } },
    },
  ],
  unknown: { never: "the type alone decides" },
} satisfies RuleCases;
