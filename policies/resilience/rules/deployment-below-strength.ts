import { type ResourceRule, undecided } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { placeOf } from "../../vocabulary/places";
import { isUnknown, wordOf } from "../../vocabulary/values";

/** Where each type has the share. */
const SHARES: Readonly<Record<string, string>> = {
  "aws:ecs/service:Service": "deploymentMinimumHealthyPercent",
  "aws-native:ecs:Service": "deploymentConfiguration.minimumHealthyPercent",
};

const settings = {
  minimumPercent: {
    description:
      "Share of the tasks that must serve during a deployment. ECS takes 100 where nothing is said.",
    default: 100,
    minimum: 0,
    maximum: 100,
  },
};

/** ECS deployments that take tasks away before new ones serve. */
export const deploymentBelowStrength: ResourceRule<typeof settings> = {
  id: "deployment-below-strength",
  title: "An ECS service serves with all its tasks while it is deployed.",
  severity: "medium",
  awsDefault: "ECS starts new tasks beside the old ones and keeps 100 % of the tasks in service.",
  why: "With less, a deployment in the busy hour takes away capacity that is in use, and phones that reconnect find fewer tasks than before.",
  remediation: [
    "Leave `deploymentMinimumHealthyPercent` out, or set it to 100 with a `deploymentMaximumPercent` of 200.",
    "Lower the setting `minimumPercent` where a service is made for less.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html"],
  controls: {},
  settings,
  types: Object.keys(SHARES),
  judge({ type, props }, { minimumPercent }) {
    const place = placeOf(props, SHARES[type] ?? "");
    const findings = atLeast({ ...place, leftOut: 100, unit: "%" }, minimumPercent);
    // A daemon has one task a machine: the old one must go first.
    if (wordOf(props.schedulingStrategy) === "daemon") return [];
    return findings.length > 0 && isUnknown(props.schedulingStrategy)
      ? [undecided("schedulingStrategy")]
      : findings;
  },
};
