import { packs } from "../packs";
import type { Pack } from "../rule";

/** Every rule of every pack: one process decodes a resource once, where a process a pack would each do it anew. */
export const all: Pack = {
  name: "voip-cells",
  title: "All packs",
  description: "Every rule of every pack, in one process.",
  holdsEveryRule: true,
  rules: Object.values(packs).flatMap(({ rules }) => rules),
};
