import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { placeOf } from "../../vocabulary/places";
import { describeSwitch, type Fields, isAbsent, isOn, isUnknown } from "../../vocabulary/values";
import { GROUP } from "../fleets";

const settings = {
  minimumHealthyPercent: {
    description:
      "Share of the fleet that must serve while nodes are replaced. AWS takes 90 where nothing is said.",
    default: 90,
    minimum: 0,
    maximum: 100,
  },
};

/** How a changed launch template reaches the nodes of a group. The native form has no refresh to describe. */
export const instanceRefreshUnsafe: ResourceRule<typeof settings> = {
  id: "instance-refresh-unsafe",
  title: "A changed launch template reaches the fleet node by node, and goes back if the new nodes fail.",
  severity: "medium",
  awsDefault:
    "A new version of the launch template changes no running node, and a refresh that fails leaves the fleet half new, half old.",
  why: "Without a refresh the new image arrives one day, by accident, when a node dies; without a rollback a broken one stays until somebody wakes up.",
  remediation: [
    'Set `instanceRefresh: { strategy: "Rolling", preferences: { autoRollback: true } }`.',
    "Name the version of the launch template by number, not `$Latest`: AWS can only go back to a number.",
    "Keep `minHealthyPercentage` at what the setting `minimumHealthyPercent` asks for, or more.",
  ],
  links: [
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/asg-instance-refresh.html",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/instance-refresh-rollback.html",
  ],
  controls: { wellArchitected: ["OPS06-BP04"] },
  settings,
  types: [GROUP],
  judge({ props }, { minimumHealthyPercent }) {
    const { instanceRefresh } = props;
    if (!hasTemplate(props)) return [];
    if (isUnknown(instanceRefresh)) return [undecided("instanceRefresh")];
    if (isAbsent(instanceRefresh))
      return [violation("`instanceRefresh` is left out, and nodes keep their old template.")];
    return [...rollback(props), ...strength(props, minimumHealthyPercent)];
  },
};

const hasTemplate = ({ launchTemplate, mixedInstancesPolicy }: Fields): boolean =>
  [launchTemplate, mixedInstancesPolicy].some((value) => !isAbsent(value) && !isUnknown(value));

function rollback(props: Fields): Finding[] {
  const { property, value } = placeOf(props, "instanceRefresh.preferences.autoRollback");
  if (isUnknown(value)) return [undecided(property)];
  return isOn(value)
    ? []
    : [violation(`${describeSwitch(property, value, "a failed refresh stays as it is")}.`)];
}

function strength(props: Fields, minimum: number): Finding[] {
  const place = placeOf(props, "instanceRefresh.preferences.minHealthyPercentage");
  return atLeast({ ...place, leftOut: 90, unit: "%" }, minimum);
}
