import { type Case, type RuleCases, UNKNOWN } from "../cases";

const forms: [type: string, path: string, props: (on: unknown) => Record<string, unknown>][] = [
  ["aws:ec2/instance:Instance", "monitoring", (monitoring) => ({ monitoring })],
  ["aws:ec2/launchTemplate:LaunchTemplate", "monitoring.enabled", (enabled) => ({ monitoring: { enabled } })],
  [
    "aws:ec2/launchConfiguration:LaunchConfiguration",
    "enableMonitoring",
    (enableMonitoring) => ({ enableMonitoring }),
  ],
  ["aws-native:ec2:Instance", "monitoring", (monitoring) => ({ monitoring })],
  [
    "aws-native:ec2:LaunchTemplate",
    "launchTemplateData.monitoring.enabled",
    (enabled) => ({ launchTemplateData: { monitoring: { enabled } } }),
  ],
];

export default {
  violating: [
    ...forms.map(
      ([type, path, props]): Case => ({
        title: type,
        given: { type, props: props(false) },
        says: `\`${path}\` is false.`,
      }),
    ),
    {
      title: "an instance with nothing said",
      given: { type: "aws:ec2/instance:Instance", props: {} },
      says: "`monitoring` is left out, and it then reports every five minutes.",
    },
  ],
  clean: [
    ...forms.map(([type, , props]): Case => ({ title: type, given: { type, props: props(true) } })),
    {
      title: "a launch configuration with nothing said",
      given: { type: "aws:ec2/launchConfiguration:LaunchConfiguration", props: {} },
    },
  ],
  unknown: [
    {
      title: "an unknown switch",
      given: { type: "aws:ec2/instance:Instance", props: { monitoring: UNKNOWN } },
      says: "monitoring",
    },
  ],
} satisfies RuleCases;
