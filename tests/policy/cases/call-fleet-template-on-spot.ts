import { holdsCallsTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const tags = Object.entries(holdsCallsTag).map(([key, value]) => ({ key, value, propagateAtLaunch: true }));
const spot = { instanceMarketOptions: { marketType: "spot" } };
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:autoscaling/group:Group";
const NATIVE_GROUP = "aws-native:autoscaling:AutoScalingGroup";
const template = (props: Props, type = TEMPLATE): TestResource => ({ type, name: "template", props });
const fleet = (
  of: TestResource,
  { type = GROUP, by = "launchTemplate", groupTags = tags as unknown } = {},
): TestResource[] => [
  of,
  { type, name: "switches", props: { tags: groupTags }, dependsOn: { [by]: [urnOf(of)] } },
];
const says = (property: string) => `\`${property}\` of \`template\` asks for Spot instances.`;
const forms: [template: TestResource, type: string, by: string, property: string][] = [
  [template(spot), GROUP, "launchTemplate", "instanceMarketOptions.marketType"],
  [template(spot), GROUP, "mixedInstancesPolicy", "instanceMarketOptions.marketType"],
  [
    template({ spotPrice: "0.05" }, "aws:ec2/launchConfiguration:LaunchConfiguration"),
    GROUP,
    "launchConfiguration",
    "spotPrice",
  ],
  [
    template({ launchTemplateData: spot }, "aws-native:ec2:LaunchTemplate"),
    NATIVE_GROUP,
    "launchTemplate",
    "launchTemplateData.instanceMarketOptions.marketType",
  ],
  [
    template({ spotPrice: "0.05" }, "aws-native:autoscaling:LaunchConfiguration"),
    NATIVE_GROUP,
    "launchConfigurationName",
    "spotPrice",
  ],
];

export default {
  violating: forms.map(
    ([of, type, by, property]): Case => ({
      title: `${of.type} by ${by}`,
      given: fleet(of, { type, by }),
      says: says(property),
    }),
  ),
  clean: [
    { title: "On-Demand", given: fleet(template({})) },
    {
      title: "a block of capacity",
      given: fleet(template({ instanceMarketOptions: { marketType: "capacity-block" } })),
    },
    { title: "a fleet that holds no calls", given: fleet(template(spot), { groupTags: [] }) },
    { title: "a template that no fleet of calls names", given: [template(spot)] },
  ],
  unknown: [
    {
      title: "an unknown market",
      given: fleet(template({ instanceMarketOptions: { marketType: UNKNOWN } })),
      says: "template.instanceMarketOptions.marketType",
    },
    { title: "unknown tags", given: fleet(template(spot), { groupTags: UNKNOWN_LIST }), says: "tags" },
  ],
} satisfies RuleCases;
