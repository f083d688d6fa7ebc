import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Place, placeOf } from "../../vocabulary/places";
import { type Fields, fieldsOf, integerOf, isAbsent, isUnknown, wordOf } from "../../vocabulary/values";

const settings = {
  accountRequiresTokens: {
    description:
      "The accounts require tokens by default (`aws.ec2.InstanceMetadataDefaults`), so that nothing need be said.",
    default: false,
  },
  maximumHops: {
    description:
      "Network hops that an answer of the metadata service may take; containers behind a bridge need 2.",
    default: 1,
    minimum: 1,
    maximum: 64,
  },
};

const DEFAULTS = ["aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults"];
const MACHINES = [
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws-native:ec2:Instance",
  "aws-native:ec2:LaunchTemplate",
  "aws-native:autoscaling:LaunchConfiguration",
];

/** The metadata service of instances, which hands out the credentials of their role. */
export const instanceMetadataOpen: ResourceRule<typeof settings> = {
  id: "instance-metadata-open",
  title: "Instances ask for a token before they give out credentials (IMDSv2).",
  severity: "high",
  awsDefault:
    "The image or the account decides; where neither does, the metadata service answers any request that the instance can be made to send.",
  why: "One request forged through a web server (SSRF), or one container on the machine, gets the credentials of the instance's role.",
  remediation: [
    'Set `metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 }`, or `httpEndpoint: "disabled"`.',
    "Where containers need the role of their machine, set the hop limit to 2 and the setting `maximumHops` of this rule too.",
    "For all of an account: `aws.ec2.InstanceMetadataDefaults` in every Region, then the setting `accountRequiresTokens`.",
  ],
  links: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
  ],
  controls: {
    fsbp: ["EC2.8", "AutoScaling.3", "AutoScaling.4", "EC2.170"],
    cis: ["5.6"],
    wellArchitected: ["SEC06-BP01"],
  },
  settings,
  types: [...MACHINES, ...DEFAULTS],
  judge({ type, props }, values) {
    if (DEFAULTS.includes(type))
      return judgeOptions({ property: "", value: props }, { ...values, accountRequiresTokens: false });
    const place = isAbsent(props.launchTemplateData)
      ? "metadataOptions"
      : "launchTemplateData.metadataOptions";
    const isByTemplate = isAbsent(props.metadataOptions) && !isAbsent(props.launchTemplate);
    return isByTemplate ? [] : judgeOptions(placeOf(props, place), values);
  },
};

interface Values {
  readonly accountRequiresTokens: boolean;
  readonly maximumHops: number;
}

function judgeOptions({ property, value }: Place, values: Values): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  const options = fieldsOf(value);
  const path = property === "" ? "" : `${property}.`;
  const findings = [...judgeTokens(path, options, values), ...judgeHops(path, options, values)];
  if (findings.length === 0 || wordOf(options.httpEndpoint) === "disabled") return [];
  return isUnknown(options.httpEndpoint) ? [undecided(`${path}httpEndpoint`)] : findings;
}

function judgeTokens(path: string, { httpTokens }: Fields, { accountRequiresTokens }: Values): Finding[] {
  const property = `${path}httpTokens`;
  if (isUnknown(httpTokens)) return [undecided(property)];
  if (wordOf(httpTokens) === "required") return [];
  if (!isAbsent(httpTokens)) return [violation(`\`${property}\` is not \`required\`.`)];
  return accountRequiresTokens
    ? []
    : [violation(`\`${property}\` is left out, and the image or the account then decides.`)];
}

function judgeHops(path: string, { httpPutResponseHopLimit }: Fields, { maximumHops }: Values): Finding[] {
  const property = `${path}httpPutResponseHopLimit`;
  if (isUnknown(httpPutResponseHopLimit)) return [undecided(property)];
  const hops = integerOf(httpPutResponseHopLimit) ?? 1;
  return hops > maximumHops ? [violation(`\`${property}\` is ${hops}, more than ${maximumHops}.`)] : [];
}
