import { join } from "node:path";

/** The directory of this project. */
export const checkout = join(__dirname, "..");
