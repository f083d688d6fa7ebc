import type { Pack } from "../rule";

/** Things have names, owners and a current generation, and none costs money for nothing. */
export const housekeeping: Pack = {
  name: "voip-cells-housekeeping",
  title: "Housekeeping",
  description: "Things have names, owners and a current generation, and none costs money for nothing.",
  rules: [],
};
