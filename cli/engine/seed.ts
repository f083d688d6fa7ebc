import type { GlobalConfig } from "../../stacks/config";
import { type Seed, seed } from "./cloud";
import type { Session } from "./session";

/** Puts into the offline AWS what the environment takes for granted, unless it is there already. */
export async function seedCloud(session: Session): Promise<void> {
  const { config } = session.environment.global;
  const wanted = config.kind === "global" ? takenForGranted(config) : [];
  if (wanted.length > 0) await seed(session, wanted);
}

/** A hosted zone that is looked up was made by somebody else. */
export function takenForGranted({ dns }: GlobalConfig): Seed[] {
  return dns.zone.mode === "lookup"
    ? [{ type: "aws:route53/zone:Zone", inputs: { name: dns.zone.name } }]
    : [];
}
