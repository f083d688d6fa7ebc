import { indent } from "../words";
import type { Base } from "./report";

/** `main (1a2b3c4)` */
export const baseName = ({ ref, commit }: Base): string =>
  commit === undefined ? ref : `${ref} (${commit})`;

/** Why it is not known what is new. */
export const baseText = (base: Base): string =>
  `Could not compare with ${baseName(base)} in full; what has no mark is as it stands on this branch.\n${indent(base.problem ?? "")}`;
