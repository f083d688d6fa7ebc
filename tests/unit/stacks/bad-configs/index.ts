/** Mistakes that operators make: what is changed in a good environment, and how each is reported. */
import { badCells } from "./cell";
import { badFiles } from "./files";
import { badGlobals } from "./global";

export const badConfigs = [...badGlobals, ...badCells, ...badFiles];
