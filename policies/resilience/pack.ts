import type { Pack } from "../rule";
import { singleAvailabilityZone } from "./rules/single-availability-zone";

/** What carries calls survives the loss of a machine, a zone or a careless delete. */
export const resilience: Pack = {
  name: "voip-cells-resilience",
  title: "Resilience",
  description: "What carries calls survives the loss of a machine, a zone or a careless delete.",
  rules: [singleAvailabilityZone],
};
