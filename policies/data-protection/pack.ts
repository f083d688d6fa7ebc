import type { Pack } from "../rule";
import { cacheUnencrypted } from "./rules/cache-unencrypted";
import { databaseUnencrypted } from "./rules/database-unencrypted";
import { fileSystemUnencrypted } from "./rules/file-system-unencrypted";
import { queueUnencrypted } from "./rules/queue-unencrypted";
import { searchUnencrypted } from "./rules/search-unencrypted";
import { streamUnencrypted } from "./rules/stream-unencrypted";
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
  ],
};
