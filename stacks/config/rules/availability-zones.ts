import { regions } from "../tables/regions";
import type { Rule } from "./rule";

/** A cell can't spread over more zones than its Region has. */
export const availabilityZones: Rule = ({ cells }) => {
  for (const { name, settings, report } of cells) {
    const wanted = settings.network?.availabilityZones;
    const there = regions[name.region]?.zones;
    if (wanted === undefined || there === undefined || wanted <= there) continue;
    report(
      "network.availabilityZones",
      `is more than the ${there} zones of ${name.region}`,
      `Write ${there} or less.`,
    );
  }
};
