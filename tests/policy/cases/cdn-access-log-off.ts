import { type RuleCases, UNKNOWN } from "../cases";

const type = "aws:cloudfront/distribution:Distribution";
const native = "aws-native:cloudfront:Distribution";
const distribution = (props: Record<string, unknown>) => ({ type, name: "cdn", props });
const source = (resourceArn: unknown) => ({
  type: "aws:cloudwatch/logDeliverySource:LogDeliverySource",
  name: "s",
  props: { resourceArn },
});
const ARN = "arn:aws:cloudfront::123456789012:distribution/E1";
const says = (property: string) => `\`${property}\` is left out, and no log delivery names the distribution.`;

export default {
  violating: [
    { title: "a distribution", given: [distribution({})], says: says("loggingConfig.bucket") },
    {
      title: "a native one",
      given: [{ type: native, props: { distributionConfig: {} } }],
      says: says("distributionConfig.logging.bucket"),
    },
    {
      title: "a delivery of nothing",
      given: [distribution({}), source(undefined)],
      says: says("loggingConfig.bucket"),
    },
    {
      title: "something else that names it",
      given: [
        distribution({ arn: ARN }),
        { ...source(ARN), type: "aws:wafv2/webAclAssociation:WebAclAssociation" },
      ],
      says: says("loggingConfig.bucket"),
    },
    {
      title: "a delivery of another",
      given: [distribution({ arn: ARN }), source(`${ARN}2`)],
      says: says("loggingConfig.bucket"),
    },
  ],
  clean: [
    { title: "a bucket", given: [distribution({ loggingConfig: { bucket: "logs.s3.amazonaws.com" } })] },
    {
      title: "a native bucket",
      given: [{ type: native, props: { distributionConfig: { logging: { bucket: "logs" } } } }],
    },
    { title: "a delivery", given: [distribution({ arn: ARN }), source(ARN)] },
    {
      title: "a native delivery",
      given: [distribution({ arn: ARN }), { ...source(ARN), type: "aws-native:logs:DeliverySource" }],
    },
    {
      title: "a bucket that is not known yet",
      given: [distribution({ loggingConfig: { bucket: UNKNOWN } })],
    },
    {
      title: "a delivery that was made from it",
      given: [
        distribution({}),
        { ...source(UNKNOWN), dependsOn: { resourceArn: [`urn:pulumi:dev::test::${type}::cdn`] } },
      ],
    },
  ],
  unknown: [
    { title: "unknown settings", given: [distribution({ loggingConfig: UNKNOWN })], says: "loggingConfig" },
    {
      title: "a delivery of something unknown",
      given: [distribution({}), source(UNKNOWN)],
      says: "loggingConfig.bucket",
    },
  ],
} satisfies RuleCases;
