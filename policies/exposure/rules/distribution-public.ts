import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { isOff, isUnknown } from "../../vocabulary/values";
import { unlessDeclaredFront } from "../fronts";
import { valuesAt } from "../paths";

/** Where each type says whether it serves at all. */
const SWITCHES: Readonly<Record<string, string>> = {
  "aws:cloudfront/distribution:Distribution": "enabled",
  "aws:cloudfront/multitenantDistribution:MultitenantDistribution": "enabled",
  "aws:lightsail/distribution:Distribution": "isEnabled",
  "aws-native:cloudfront:Distribution": "distributionConfig.enabled",
  "aws-native:lightsail:Distribution": "isEnabled",
};

/** CloudFront distributions, Lightsail's included: they are public whatever their settings are. */
export const distributionPublic: ResourceRule = {
  id: "distribution-public",
  title: "CloudFront distributions are declared as public fronts.",
  severity: "medium",
  awsDefault: "Every enabled distribution is open to the internet at a name of its own.",
  why: "A distribution is a second front beside the accelerator, and carries the internet to origins that were private.",
  remediation: [
    "Serve callers by the accelerator; it carries WebSocket and media.",
    "Where the distribution is meant for the public, such as for the widget's files, declare it: tag it with `voip-cells:exposure: public-front`.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Introduction.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(SWITCHES),
  judge({ type, props }): Finding[] {
    const [enabled] = valuesAt(props, SWITCHES[type] ?? "");
    if (isOff(enabled?.value)) return [];
    const finding = isUnknown(enabled?.value)
      ? undecided(enabled?.property ?? "")
      : violation("An enabled distribution serves the internet, and no tag declares it.");
    return unlessDeclaredFront(props, [finding]);
  },
};
