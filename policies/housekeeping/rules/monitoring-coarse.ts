import { type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { describeSwitch, isAbsent, isOn, isUnknown } from "../../vocabulary/values";

interface Monitoring {
  readonly path: string;
  /** Launch configurations monitor in detail unless told not to. */
  readonly leftOutIsOn?: boolean;
}

const SWITCHES: Readonly<Record<string, Monitoring>> = {
  "aws:ec2/instance:Instance": { path: "monitoring" },
  "aws:ec2/launchTemplate:LaunchTemplate": { path: "monitoring.enabled" },
  "aws:ec2/launchConfiguration:LaunchConfiguration": { path: "enableMonitoring", leftOutIsOn: true },
  "aws-native:ec2:Instance": { path: "monitoring" },
  "aws-native:ec2:LaunchTemplate": { path: "launchTemplateData.monitoring.enabled" },
};

/** Machines that tell how they are every five minutes only. */
export const monitoringCoarse: ResourceRule = {
  id: "monitoring-coarse",
  title: "Machines report to CloudWatch every minute.",
  severity: "low",
  level: "advisory",
  awsDefault:
    "An instance reports every five minutes; each minute costs about two dollars a month and instance.",
  why: "A fleet that scales on its load sees it up to five minutes late, and an alarm comes after the calls are lost.",
  remediation: ["Turn detailed monitoring on (`monitoring`)."],
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html"],
  controls: { cdkNag: ["AwsSolutions-EC28"], awsguard: ["ec2-instance-detailed-monitoring-enabled"] },
  types: Object.keys(SWITCHES),
  judge({ type, props }) {
    const { path, leftOutIsOn = false } = SWITCHES[type] ?? { path: "monitoring" };
    const { property, value } = placeOf(props, path);
    if (isUnknown(value)) return [undecided(property)];
    if (isOn(value) || (leftOutIsOn && isAbsent(value))) return [];
    return [violation(`${describeSwitch(property, value, "it then reports every five minutes")}.`)];
  },
};
