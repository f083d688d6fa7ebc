import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { ofTypes } from "../../vocabulary/once-per-stack";
import { type Place, placeOf } from "../../vocabulary/places";
import { sourcesOf } from "../../vocabulary/references";
import { isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { GROUP_TYPES, holdsCalls } from "../fleets";

/** Where each kind of template asks for Spot instances. */
const MARKETS: Readonly<Record<string, string>> = {
  "aws:ec2/launchTemplate:LaunchTemplate": "instanceMarketOptions.marketType",
  "aws:ec2/launchConfiguration:LaunchConfiguration": "spotPrice",
  "aws-native:ec2:LaunchTemplate": "launchTemplateData.instanceMarketOptions.marketType",
  "aws-native:autoscaling:LaunchConfiguration": "spotPrice",
};
const TEMPLATES = Object.keys(MARKETS);
/** The inputs by which groups name their template. */
const NAMED_BY = ["launchTemplate", "launchConfiguration", "launchConfigurationName", "mixedInstancesPolicy"];

/** Fleets that hold calls, and whose template asks for machines that AWS may take back. */
export const callFleetTemplateOnSpot: StackRule = {
  id: "call-fleet-template-on-spot",
  title: "The template of a fleet that holds calls asks for no Spot instances.",
  severity: "high",
  awsDefault: "A template asks for On-Demand instances where it says nothing of the market.",
  why: "AWS takes a Spot instance back with two minutes' notice; a call lasts longer than that.",
  remediation: [
    "Leave `instanceMarketOptions` (of a launch configuration `spotPrice`) out.",
    "Keep Spot for work that can be done again.",
  ],
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html"],
  controls: {},
  types: [...GROUP_TYPES, ...TEMPLATES],
  judgeStack: (resources) =>
    ofTypes(resources, GROUP_TYPES).flatMap((group) =>
      judgeGroup(group).map((finding) => ({ urn: group.urn, finding })),
    ),
};

function judgeGroup(group: StackResource): Finding[] {
  const holds = holdsCalls(group.props);
  if (holds === false) return [];
  const findings = NAMED_BY.flatMap((property) => sourcesOf(group, property, TEMPLATES)).flatMap(
    judgeTemplate,
  );
  return findings.length > 0 && holds === "unknown" ? [undecided("tags")] : findings;
}

function judgeTemplate({ type, name, props }: StackResource): Finding[] {
  const market = placeOf(props, MARKETS[type] ?? "");
  if (isUnknown(market.value)) return [undecided(`${name}.${market.property}`)];
  return isSpot(market) ? [violation(`\`${market.property}\` of \`${name}\` asks for Spot instances.`)] : [];
}

/** A price is one for Spot, whatever it is. */
const isSpot = ({ property, value }: Place): boolean =>
  property === "spotPrice" ? !isAbsent(value) : wordOf(value) === "spot";
