import type { Pack } from "../rule";
import { cacheSingleZone } from "./rules/cache-single-zone";
import { databaseSingleZone } from "./rules/database-single-zone";
import { deletedWithContents } from "./rules/deleted-with-contents";
import { deletionProtectionOff } from "./rules/deletion-protection-off";
import { recoveryWindowShort } from "./rules/recovery-window-short";
import { singleAvailabilityZone } from "./rules/single-availability-zone";
import { unprotected } from "./rules/unprotected";

/** What carries calls survives the loss of a machine, a zone or a careless delete. */
export const resilience: Pack = {
  name: "voip-cells-resilience",
  title: "Resilience",
  description: "What carries calls survives the loss of a machine, a zone or a careless delete.",
  rules: [
    cacheSingleZone,
    databaseSingleZone,
    deletedWithContents,
    deletionProtectionOff,
    recoveryWindowShort,
    singleAvailabilityZone,
    unprotected,
  ],
};
