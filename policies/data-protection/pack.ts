import type { Pack } from "../rule";
import { brokerPlaintext } from "./rules/broker-plaintext";
import { bucketPlaintext } from "./rules/bucket-plaintext";
import { cachePlaintext } from "./rules/cache-plaintext";
import { cacheUnencrypted } from "./rules/cache-unencrypted";
import { cdnPlaintext } from "./rules/cdn-plaintext";
import { databasePlaintext } from "./rules/database-plaintext";
import { databaseUnencrypted } from "./rules/database-unencrypted";
import { fileSystemUnencrypted } from "./rules/file-system-unencrypted";
import { listenerPlaintext } from "./rules/listener-plaintext";
import { queueUnencrypted } from "./rules/queue-unencrypted";
import { searchPlaintext } from "./rules/search-plaintext";
import { searchUnencrypted } from "./rules/search-unencrypted";
import { secretInPlainText } from "./rules/secret-in-plain-text";
import { streamUnencrypted } from "./rules/stream-unencrypted";
import { taskVolumePlaintext } from "./rules/task-volume-plaintext";
import { tlsPolicyOld } from "./rules/tls-policy-old";
import { topicUnencrypted } from "./rules/topic-unencrypted";
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
    listenerPlaintext,
    tlsPolicyOld,
    cdnPlaintext,
    bucketPlaintext,
    databasePlaintext,
    cachePlaintext,
    brokerPlaintext,
    searchPlaintext,
    taskVolumePlaintext,
    secretInPlainText,
  ],
};
