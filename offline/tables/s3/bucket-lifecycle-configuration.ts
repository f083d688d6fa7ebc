import {
  type Bag,
  block,
  flag,
  forceNew,
  integer,
  list,
  map,
  type ResourceTable,
  refusal,
  required,
  set,
  text,
} from "../../model/table";
import { toBucket } from "../references";
import { settingId } from "./buckets";

export const bucketLifecycleConfiguration: ResourceTable = {
  token: "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
  aliases: ["aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2"],
  service: "S3",
  title: "S3 Bucket Lifecycle Configuration",
  operations: {
    create: "PutBucketLifecycleConfiguration",
    read: "GetBucketLifecycleConfiguration",
    update: "PutBucketLifecycleConfiguration",
    delete: "DeleteBucketLifecycle",
  },
  scope: "regional",
  inputs: {
    bucket: text({ required, forceNew, refers: toBucket, minLength: 1, maxLength: 63 }),
    expectedBucketOwner: text({ forceNew, pattern: /^\d{12}$/, rule: "must be an account id of 12 digits" }),
    rules: list(
      block({
        abortIncompleteMultipartUpload: block({ daysAfterInitiation: integer() }),
        expiration: block({
          date: text(),
          days: integer({ computed: true }),
          expiredObjectDeleteMarker: flag({ computed: true }),
        }),
        filter: block(
          {
            and: block({
              objectSizeGreaterThan: integer(),
              objectSizeLessThan: integer(),
              prefix: text(),
              tags: map(),
            }),
            objectSizeGreaterThan: integer(),
            objectSizeLessThan: integer(),
            prefix: text({ computed: true }),
            tag: block({ key: text({ required }), value: text({ required }) }),
          },
          { computed: true },
        ),
        id: text({ required, minLength: 1, maxLength: 255 }),
        noncurrentVersionExpiration: block({
          newerNoncurrentVersions: integer({ min: 1 }),
          noncurrentDays: integer({ required, min: 1 }),
        }),
        noncurrentVersionTransitions: set(
          block({
            newerNoncurrentVersions: integer({ min: 1 }),
            noncurrentDays: integer({ required, min: 0 }),
            storageClass: text({
              required,
              oneOf: [
                "GLACIER",
                "STANDARD_IA",
                "ONEZONE_IA",
                "INTELLIGENT_TIERING",
                "DEEP_ARCHIVE",
                "GLACIER_IR",
              ],
            }),
          }),
        ),
        prefix: text({ computed: true }),
        status: text({ required, oneOf: ["Enabled", "Disabled"] }),
        transitions: set(
          block({
            date: text(),
            days: integer({ computed: true, min: 0, conflictsWith: ["date"] }),
            storageClass: text({
              required,
              oneOf: [
                "GLACIER",
                "STANDARD_IA",
                "ONEZONE_IA",
                "INTELLIGENT_TIERING",
                "DEEP_ARCHIVE",
                "GLACIER_IR",
              ],
            }),
          }),
        ),
      }),
      { required, minItems: 1 },
    ),
    timeouts: block({ create: text(), update: text() }, { local: true }),
    transitionDefaultMinimumObjectSize: text({
      computed: true,
      oneOf: ["all_storage_classes_128K", "varies_by_storage_class"],
    }),
  },

  id: settingId,

  // A rule without filter and prefix keeps neither; S3 would give back an empty prefix.
  outputs: { transitionDefaultMinimumObjectSize: "all_storage_classes_128K" },

  accept: (c) => c.inputs.blocks("rules").forEach(checkRule),
  timing: "seconds",
};

function checkRule(rule: Bag): void {
  const wrong = (message: string) => refusal("InvalidArgument", message);
  const expiresAfter = rule.block("expiration").number("days");
  for (const transition of rule.blocks("transitions")) {
    const [days, storageClass] = [transition.number("days"), transition.text("storageClass")];
    if (days !== undefined && days < 30 && /^(STANDARD|ONEZONE)_IA$/.test(storageClass ?? ""))
      throw wrong(
        `'Days' in Transition action must be greater than or equal to 30 for storageClass '${storageClass}'`,
      );
    if (days !== undefined && expiresAfter !== undefined && days >= expiresAfter)
      throw wrong(
        "'Days' in the Expiration action for filter must be greater than 'Days' in the Transition action",
      );
  }
  const actions = [
    "abortIncompleteMultipartUpload",
    "expiration",
    "noncurrentVersionExpiration",
    "noncurrentVersionTransitions",
    "transitions",
  ];
  if (!actions.some((name) => rule.has(name)))
    throw refusal("InvalidRequest", "At least one action needs to be specified in a rule");
}
