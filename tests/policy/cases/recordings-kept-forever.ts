import { type RuleCases, UNKNOWN } from "../cases";
import { beside, bucketV2Type, nativeBucketType, recordings } from "../recordings-cases";

const says = "The bucket holds recordings, and no rule of its lifecycle deletes them within 3650 days.";
const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const rule = (changes: object = {}) => ({
  rules: [{ id: "r", status: "Enabled", expiration: { days: 90 }, ...changes }],
});

export default {
  violating: [
    {
      title: "a rule that waits longer than is allowed",
      given: [recordings(), beside(lifecycle, rule())],
      settings: { maximumDays: 30 },
      says: "The bucket holds recordings, and no rule of its lifecycle deletes them within 30 days.",
    },
    { title: "nothing said", given: [recordings()], says },
    { title: "an old token", given: [recordings({}, bucketV2Type)], says },
    {
      title: "a native one",
      given: [recordings({ lifecycleConfiguration: { rules: [] } }, nativeBucketType)],
      says,
    },
    {
      title: "a rule that is off",
      given: [recordings(), beside(lifecycle, rule({ status: "Disabled" }))],
      says,
    },
    {
      title: "a rule that only moves",
      given: [recordings(), beside(lifecycle, rule({ expiration: undefined, transitions: [{ days: 30 }] }))],
      says,
    },
    {
      title: "a rule that waits for eleven years",
      given: [recordings(), beside(lifecycle, rule({ expiration: { days: 4000 } }))],
      says,
    },
    {
      title: "a rule of an inline list that is off",
      given: [recordings({ lifecycleRules: [{ enabled: false, expiration: { days: 30 } }] })],
      says,
    },
  ],
  clean: [
    { title: "a rule", given: [recordings(), beside(lifecycle, rule())] },
    {
      title: "an inline rule",
      given: [recordings({ lifecycleRules: [{ enabled: true, expiration: { days: 30 } }] })],
    },
    {
      title: "a rule of an old token",
      given: [recordings({ lifecycleRules: [{ enabled: true, expirations: [{ days: 30 }] }] }, bucketV2Type)],
    },
    {
      title: "a native one",
      given: [
        recordings(
          { lifecycleConfiguration: { rules: [{ status: "Enabled", expirationInDays: 30 }] } },
          nativeBucketType,
        ),
      ],
    },
  ],
  unknown: [
    {
      title: "unknown rules",
      given: [recordings(), beside(lifecycle, { rules: UNKNOWN })],
      says: "lifecycleRules",
    },
    {
      title: "an unknown number",
      given: [recordings(), beside(lifecycle, rule({ expiration: { days: UNKNOWN } }))],
      says: "lifecycleRules",
    },
  ],
} satisfies RuleCases;
