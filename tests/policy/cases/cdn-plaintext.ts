import { type RuleCases, UNKNOWN } from "../cases";

const type = "aws:cloudfront/distribution:Distribution";
const native = "aws-native:cloudfront:Distribution";
const https = { viewerProtocolPolicy: "redirect-to-https" };
const good = {
  defaultCacheBehavior: https,
  orderedCacheBehaviors: [{ pathPattern: "/api/*", viewerProtocolPolicy: "https-only" }],
  origins: [{ s3OriginConfig: {} }, { customOriginConfig: { originProtocolPolicy: "https-only" } }],
};

export default {
  violating: [
    {
      title: "a behaviour that passes HTTP through",
      given: { type, props: { ...good, defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } } },
      says: "`defaultCacheBehavior.viewerProtocolPolicy` is not one of redirect-to-https, https-only.",
    },
    {
      title: "another behaviour",
      given: { type, props: { ...good, orderedCacheBehaviors: [https, {}] } },
      says: "`orderedCacheBehaviors[1].viewerProtocolPolicy` is left out, and HTTP then passes through.",
    },
    {
      title: "an origin",
      given: {
        type,
        props: { ...good, origins: [{ customOriginConfig: { originProtocolPolicy: "match-viewer" } }] },
      },
      says: "`origins[0].customOriginConfig.originProtocolPolicy` is not one of https-only.",
    },
    {
      title: "a native one",
      given: {
        type: native,
        props: {
          distributionConfig: {
            defaultCacheBehavior: https,
            cacheBehaviors: [{ viewerProtocolPolicy: "allow-all" }],
          },
        },
      },
      says: "`distributionConfig.cacheBehaviors[0].viewerProtocolPolicy` is not one of redirect-to-https, https-only.",
    },
  ],
  clean: [
    { title: "TLS everywhere", given: { type, props: good } },
    {
      title: "a native one",
      given: { type: native, props: { distributionConfig: { ...good, cacheBehaviors: [https] } } },
    },
  ],
  unknown: [
    {
      title: "an unknown behaviour",
      given: { type, props: { ...good, defaultCacheBehavior: UNKNOWN } },
      says: "defaultCacheBehavior",
    },
    { title: "unknown origins", given: { type, props: { ...good, origins: UNKNOWN } }, says: "origins" },
    {
      title: "an unknown configuration",
      given: { type: native, props: { distributionConfig: UNKNOWN } },
      says: "distributionConfig",
    },
  ],
} satisfies RuleCases;
