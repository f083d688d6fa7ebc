import type { Rule } from "./rule";

/** A recording moves to colder storage before it is deleted. */
export const recordings: Rule = ({ cells }) => {
  for (const { settings, report } of cells) {
    const { coldAfterDays, expireAfterDays } = settings.recordings ?? {};
    if (coldAfterDays === undefined || expireAfterDays === undefined || coldAfterDays < expireAfterDays)
      continue;
    const rule = `is not above recordings.coldAfterDays, ${coldAfterDays}`;
    report("recordings.expireAfterDays", rule, `Write ${coldAfterDays + 1} or more, or lower coldAfterDays.`);
  }
};
