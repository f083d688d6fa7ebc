import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { isAbsent, isUnknown } from "../../vocabulary/values";

const PLACES: Readonly<Record<string, string>> = {
  "aws:cloudfront/distribution:Distribution": "loggingConfig.bucket",
  "aws-native:cloudfront:Distribution": "distributionConfig.logging.bucket",
};
/** Logging of the second version is set up beside the distribution. */
const SOURCES = ["aws:cloudwatch/logDeliverySource:LogDeliverySource", "aws-native:logs:DeliverySource"];

/** CloudFront distributions. */
export const cdnAccessLogOff: StackRule = {
  id: "cdn-access-log-off",
  title: "CloudFront distributions write access logs.",
  severity: "low",
  level: "advisory",
  awsDefault: "A distribution writes no access log unless it names a bucket, or a log delivery names it.",
  why: "Without it nobody can say who asked for what when something has happened.",
  remediation: [
    "Add an `aws.cloudwatch.LogDeliverySource` for the distribution, with a destination and a delivery.",
    "Or set `loggingConfig: { bucket: ... }`.",
  ],
  links: ["https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html"],
  controls: {
    fsbp: ["CloudFront.5"],
    wellArchitected: ["SEC04-BP01"],
    cdkNag: ["AwsSolutions-CFR3"],
  },
  types: Object.keys(PLACES),
  judgeStack(resources) {
    const sources = resources.filter(({ type }) => SOURCES.includes(type));
    return resources
      .filter(({ type }) => Object.hasOwn(PLACES, type))
      .flatMap((distribution) =>
        judgeDistribution(distribution, sources).map((finding) => ({ urn: distribution.urn, finding })),
      );
  },
};

function judgeDistribution(distribution: StackResource, sources: readonly StackResource[]): Finding[] {
  const place = PLACES[distribution.type] ?? "";
  const { property, value } = placeOf(distribution.props, place);
  if (isUnknown(value)) return property === place ? [] : [undecided(property)];
  if (!isAbsent(value) || sources.some((source) => isOf(source, distribution))) return [];
  const mayBeNamed = sources.some(
    ({ props }) => isUnknown(props.resourceArn) || isUnknown(distribution.props.arn),
  );
  if (mayBeNamed) return [undecided(place)];
  return [violation(`\`${place}\` is left out, and no log delivery names the distribution.`)];
}

const isOf = ({ props, propertyDependencies }: StackResource, distribution: StackResource): boolean =>
  propertyDependencies.resourceArn?.includes(distribution) === true ||
  (typeof props.resourceArn === "string" && props.resourceArn === distribution.props.arn);
