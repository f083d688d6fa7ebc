import { existsSync } from "node:fs";
import { join } from "node:path";
import { checkout } from "./paths";
import { Problem } from "./problem";

/** The built pack that holds every rule of `policies/`: one process a stack, not one a pack. */
export function policyPacks(): string[] {
  const pack = join(checkout, "policies", "all");
  if (!existsSync(join(pack, "bin"))) {
    throw new Problem("The policy packs are not built. Build them: npm run setup", 2);
  }
  return [pack];
}

/** The levels and settings of rules in an environment: `policies/levels/<environment>.json`, where there is such a file. */
export function policyConfigOf(environmentName: string): { policyConfig?: string } {
  const policyConfig = join(checkout, "policies", "levels", `${environmentName}.json`);
  return existsSync(policyConfig) ? { policyConfig } : {};
}
