import {
  block,
  flag,
  forceNew,
  integer,
  list,
  map,
  type Properties,
  policy,
  required,
  set,
  tags,
  text,
} from "../../model/table";

// The settings in here are deprecated in favour of resources of their own; the two fight each other.

export const bucketInputs: Properties = {
  accelerationStatus: text({ computed: true, oneOf: ["Enabled", "Suspended"] }),
  acl: text({ conflictsWith: ["grants"] }),
  bucket: text({ forceNew, maxLength: 63, conflictsWith: ["bucketPrefix"] }),
  bucketNamespace: text({ forceNew, computed: true, oneOf: ["account-regional", "global"] }),
  bucketPrefix: text({ forceNew, computed: true, maxLength: 37 }),
  corsRules: list(
    block({
      allowedHeaders: list(text()),
      allowedMethods: list(text(), { required }),
      allowedOrigins: list(text(), { required }),
      exposeHeaders: list(text()),
      maxAgeSeconds: integer(),
    }),
    { computed: true },
  ),
  forceDestroy: flag({ default: false, local: true }),
  grants: set(
    block({ id: text(), permissions: set(text(), { required }), type: text({ required }), uri: text() }),
    { computed: true },
  ),
  lifecycleRules: list(
    block({
      abortIncompleteMultipartUploadDays: integer(),
      enabled: flag({ required }),
      expiration: block({ date: text(), days: integer(), expiredObjectDeleteMarker: flag() }),
      id: text(),
      noncurrentVersionExpiration: block({ days: integer() }),
      noncurrentVersionTransitions: set(block({ days: integer(), storageClass: text({ required }) })),
      prefix: text(),
      tags: map(),
      transitions: set(block({ date: text(), days: integer(), storageClass: text({ required }) })),
    }),
    { computed: true },
  ),
  logging: block({ targetBucket: text({ required }), targetPrefix: text() }, { computed: true }),
  objectLockConfiguration: block(
    {
      objectLockEnabled: text({ default: "Enabled" }),
      rule: block({
        defaultRetention: block({ days: integer(), mode: text(), years: integer() }, { required }),
      }),
    },
    { computed: true },
  ),
  objectLockEnabled: flag({ forceNew, computed: true }),
  policy: policy({ computed: true }),
  replicationConfiguration: block(
    {
      role: text({ required }),
      rules: set(
        block({
          deleteMarkerReplicationStatus: text(),
          destination: block(
            {
              accessControlTranslation: block({ owner: text({ required }) }),
              accountId: text(),
              bucket: text({ required }),
              metrics: block({ minutes: integer(), status: text() }),
              replicaKmsKeyId: text(),
              replicationTime: block({ minutes: integer(), status: text() }),
              storageClass: text(),
            },
            { required },
          ),
          filter: block({ prefix: text(), tags: map() }),
          id: text(),
          prefix: text(),
          priority: integer(),
          sourceSelectionCriteria: block({ sseKmsEncryptedObjects: block({ enabled: flag({ required }) }) }),
          status: text({ required }),
        }),
        { required },
      ),
    },
    { computed: true },
  ),
  requestPayer: text({ computed: true, oneOf: ["Requester", "BucketOwner"] }),
  serverSideEncryptionConfiguration: block(
    {
      rule: block(
        {
          applyServerSideEncryptionByDefault: block({
            kmsMasterKeyId: text(),
            sseAlgorithm: text({ required, oneOf: ["AES256", "aws:kms", "aws:kms:dsse"] }),
          }),
          blockedEncryptionTypes: set(text()),
          bucketKeyEnabled: flag(),
        },
        { required },
      ),
    },
    { computed: true },
  ),
  tags: tags(),
  versioning: block(
    { enabled: flag({ default: false }), mfaDelete: flag({ default: false }) },
    { computed: true },
  ),
  website: block(
    { errorDocument: text(), indexDocument: text(), redirectAllRequestsTo: text(), routingRules: text() },
    { computed: true },
  ),
};
