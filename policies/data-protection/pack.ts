import type { Pack } from "../rule";
import { administratorAttached } from "./rules/administrator-attached";
import { apiAccessLogOff } from "./rules/api-access-log-off";
import { brokerPlaintext } from "./rules/broker-plaintext";
import { bucketAccessLogOff } from "./rules/bucket-access-log-off";
import { bucketPlaintext } from "./rules/bucket-plaintext";
import { cachePlaintext } from "./rules/cache-plaintext";
import { cacheUnencrypted } from "./rules/cache-unencrypted";
import { cdnAccessLogOff } from "./rules/cdn-access-log-off";
import { cdnPlaintext } from "./rules/cdn-plaintext";
import { containerPrivileged } from "./rules/container-privileged";
import { containerRoot } from "./rules/container-root";
import { containerRootWritable } from "./rules/container-root-writable";
import { customerKeyMissing } from "./rules/customer-key-missing";
import { databasePlaintext } from "./rules/database-plaintext";
import { databaseUnencrypted } from "./rules/database-unencrypted";
import { decryptAnywhere } from "./rules/decrypt-anywhere";
import { fileSystemUnencrypted } from "./rules/file-system-unencrypted";
import { flowLogMissing } from "./rules/flow-log-missing";
import { instanceMetadataOpen } from "./rules/instance-metadata-open";
import { keyRotationOff } from "./rules/key-rotation-off";
import { listenerPlaintext } from "./rules/listener-plaintext";
import { loadBalancerAccessLogOff } from "./rules/load-balancer-access-log-off";
import { logGroupRetention } from "./rules/log-group-retention";
import { passRoleAnywhere } from "./rules/pass-role-anywhere";
import { policyTooBroad } from "./rules/policy-too-broad";
import { queueUnencrypted } from "./rules/queue-unencrypted";
import { recordingsKeptForever } from "./rules/recordings-kept-forever";
import { recordingsOwnKey } from "./rules/recordings-own-key";
import { recordingsReadable } from "./rules/recordings-readable";
import { recordingsUnversioned } from "./rules/recordings-unversioned";
import { searchPlaintext } from "./rules/search-plaintext";
import { searchUnencrypted } from "./rules/search-unencrypted";
import { secretInPlainText } from "./rules/secret-in-plain-text";
import { streamUnencrypted } from "./rules/stream-unencrypted";
import { taskVolumePlaintext } from "./rules/task-volume-plaintext";
import { tlsPolicyOld } from "./rules/tls-policy-old";
import { topicUnencrypted } from "./rules/topic-unencrypted";
import { trustOidcOpen } from "./rules/trust-oidc-open";
import { trustOtherAccount } from "./rules/trust-other-account";
import { trustWithoutExternalId } from "./rules/trust-without-external-id";
import { userAccessKey } from "./rules/user-access-key";
import { userPolicy } from "./rules/user-policy";
import { volumeUnencrypted } from "./rules/volume-unencrypted";

/** Data is encrypted, readable by few, kept as long as it should be, and secrets are nowhere in the clear. */
export const dataProtection: Pack = {
  name: "voip-cells-data-protection",
  title: "Data protection",
  description:
    "Data is encrypted, readable by few, kept as long as it should be, and secrets are nowhere in the clear.",
  rules: [
    volumeUnencrypted,
    databaseUnencrypted,
    fileSystemUnencrypted,
    cacheUnencrypted,
    streamUnencrypted,
    queueUnencrypted,
    topicUnencrypted,
    searchUnencrypted,
    customerKeyMissing,
    keyRotationOff,
    listenerPlaintext,
    tlsPolicyOld,
    cdnPlaintext,
    bucketPlaintext,
    databasePlaintext,
    cachePlaintext,
    brokerPlaintext,
    searchPlaintext,
    taskVolumePlaintext,
    instanceMetadataOpen,
    secretInPlainText,
    recordingsOwnKey,
    recordingsUnversioned,
    recordingsKeptForever,
    recordingsReadable,
    logGroupRetention,
    loadBalancerAccessLogOff,
    apiAccessLogOff,
    cdnAccessLogOff,
    bucketAccessLogOff,
    flowLogMissing,
    policyTooBroad,
    passRoleAnywhere,
    decryptAnywhere,
    administratorAttached,
    userPolicy,
    userAccessKey,
    trustOtherAccount,
    trustWithoutExternalId,
    trustOidcOpen,
    containerPrivileged,
    containerRoot,
    containerRootWritable,
  ],
};
