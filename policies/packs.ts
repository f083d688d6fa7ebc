import { dataProtection } from "./data-protection/pack";
import { exposure } from "./exposure/pack";
import { housekeeping } from "./housekeeping/pack";
import { resilience } from "./resilience/pack";
import type { Pack } from "./rule";

/** The packs by the folder of `policies/` that holds their rules. */
export const packs: Readonly<Record<string, Pack>> = {
  exposure,
  resilience,
  "data-protection": dataProtection,
  housekeeping,
};
