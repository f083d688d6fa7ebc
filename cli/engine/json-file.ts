import { readFileSync } from "node:fs";
import { Problem } from "../problem";

/**
 * Reads a file that the engine wrote.
 *
 * @param cure what to do where it is cut short, as after a full disk
 * @throws Problem naming the file
 */
export function readJsonFile(file: string, cure: string) {
  const text = readFileSync(file, "utf8");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Problem(`${file} cannot be read as JSON (${(error as Error).message}). ${cure}`);
  }
}
