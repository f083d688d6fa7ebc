import type { Pack } from "../rule";

/** What carries calls survives the loss of a machine, a zone or a careless delete. */
export const resilience: Pack = {
  name: "voip-cells-resilience",
  title: "Resilience",
  description: "What carries calls survives the loss of a machine, a zone or a careless delete.",
  rules: [],
};
