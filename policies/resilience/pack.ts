import type { Pack } from "../rule";
import { acceleratorHidesCallers } from "./rules/accelerator-hides-callers";
import { acceleratorWeightLeftOut } from "./rules/accelerator-weight-left-out";
import { cacheSingleZone } from "./rules/cache-single-zone";
import { databaseBackupsShort } from "./rules/database-backups-short";
import { databaseSingleZone } from "./rules/database-single-zone";
import { deletedWithContents } from "./rules/deleted-with-contents";
import { deletionProtectionOff } from "./rules/deletion-protection-off";
import { healthCheckShallow } from "./rules/health-check-shallow";
import { healthCheckSlow } from "./rules/health-check-slow";
import { pointInTimeRecoveryOff } from "./rules/point-in-time-recovery-off";
import { recoveryWindowShort } from "./rules/recovery-window-short";
import { singleAvailabilityZone } from "./rules/single-availability-zone";
import { unprotected } from "./rules/unprotected";

/** What carries calls survives the loss of a machine, a zone or a careless delete. */
export const resilience: Pack = {
  name: "voip-cells-resilience",
  title: "Resilience",
  description: "What carries calls survives the loss of a machine, a zone or a careless delete.",
  rules: [
    acceleratorHidesCallers,
    acceleratorWeightLeftOut,
    cacheSingleZone,
    databaseBackupsShort,
    databaseSingleZone,
    deletedWithContents,
    deletionProtectionOff,
    healthCheckShallow,
    healthCheckSlow,
    pointInTimeRecoveryOff,
    recoveryWindowShort,
    singleAvailabilityZone,
    unprotected,
  ],
};
