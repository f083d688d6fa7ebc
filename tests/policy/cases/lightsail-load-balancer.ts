import type { RuleCases } from "../cases";

const says = "A Lightsail load balancer is public whatever its settings are.";

export default {
  violating: [
    { title: "any", given: { type: "aws:lightsail/lb:Lb", props: { instancePort: 80 } }, says },
    { title: "one with nothing known", given: { type: "aws:lightsail/lb:Lb", props: {} }, says },
    { title: "the native form", given: { type: "aws-native:lightsail:LoadBalancer", props: {} }, says },
  ],
  clean: [{ title: "a Lightsail disk", given: { type: "aws:lightsail/disk:Disk", props: {} } }],
  unknown: { never: "no input makes it private" },
} satisfies RuleCases;
