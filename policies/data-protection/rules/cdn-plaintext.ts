import { type ResourceRule, undecided } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { type Fields, fieldsOf, isAbsent, isUnknown } from "../../vocabulary/values";
import { judgeEach, judgeRequirement } from "../requirements";

const NATIVE = "aws-native:cloudfront:Distribution";

const VIEWERS = {
  property: "viewerProtocolPolicy",
  words: ["redirect-to-https", "https-only"],
  leftOutMeans: "HTTP then passes through",
};
const ORIGIN = {
  property: "customOriginConfig.originProtocolPolicy",
  words: ["https-only"],
  leftOutMeans: "HTTP then passes through",
  // An origin in S3 has no settings of its own.
  unless: ({ customOriginConfig }: Fields) => isAbsent(customOriginConfig),
};

/** CloudFront between viewers and origins. */
export const cdnPlaintext: ResourceRule = {
  id: "cdn-plaintext",
  title: "CloudFront speaks TLS with viewers and with origins.",
  severity: "high",
  awsDefault:
    "Both protocols must be named, and the usual example (`allow-all`, `match-viewer`) passes HTTP through.",
  why: "A viewer who types the name gets the page, and sends cookies, in the clear.",
  remediation: [
    "Set `viewerProtocolPolicy` of each cache behaviour to `redirect-to-https` or `https-only`.",
    "Set `originProtocolPolicy` of each custom origin to `https-only`.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
  ],
  controls: {
    fsbp: ["CloudFront.3", "CloudFront.9"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-CFR5"],
  },
  types: ["aws:cloudfront/distribution:Distribution", NATIVE],
  judge({ type, props }) {
    const { property, value } =
      type === NATIVE ? placeOf(props, "distributionConfig") : { property: "", value: props };
    if (isUnknown(value)) return [undecided(property)];
    const path = property === "" ? "" : `${property}.`;
    const each = (list: string, requirement: typeof VIEWERS) =>
      judgeEach(path, placeOf(fieldsOf(value), list), (item, at) => judgeRequirement(requirement, item, at));
    return [
      ...each("defaultCacheBehavior", VIEWERS),
      ...each(type === NATIVE ? "cacheBehaviors" : "orderedCacheBehaviors", VIEWERS),
      ...each("origins", ORIGIN),
    ];
  },
};
