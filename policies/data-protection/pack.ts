import type { Pack } from "../rule";

/** Data is encrypted, readable by few, kept as long as it should be, and secrets are nowhere in the clear. */
export const dataProtection: Pack = {
  name: "voip-cells-data-protection",
  title: "Data protection",
  description:
    "Data is encrypted, readable by few, kept as long as it should be, and secrets are nowhere in the clear.",
  rules: [],
};
