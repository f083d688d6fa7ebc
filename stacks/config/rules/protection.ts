import type { Rule } from "./rule";

/** What is protected is not deleted at once either. */
export const protection: Rule = ({ global, cells }) => {
  if (global?.settings.protect && global.settings.credentials?.recoveryWindowDays === 0) {
    const rule = "deletes the SIP credential at once, though protect is true";
    global.report("credentials.recoveryWindowDays", rule, "Write 7 to 30, or protect: false.");
  }
  for (const { settings, report } of cells) {
    if (!settings.protect || !settings.recordings?.forceDestroy) continue;
    const rule = "deletes recordings with their bucket, though protect is true";
    report("recordings.forceDestroy", rule, "Write false, or protect: false.");
  }
};
