import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { errorFields, log } from "./log";

/** What FreeSWITCH says of a recording once, at its end. */
export interface Facts {
  /** Why it ended: `uri-failure` when the file could not be written. */
  readonly cause: string;
  /** How much FreeSWITCH believes to have written. */
  readonly milliseconds: number | undefined;
  /** The edge's id of the call. */
  readonly correlation: string | undefined;
}

/** Facts lie beside their recording, under its name. */
const fileOf = (recording: string) => recording.replace(/wav$/, "json");

/** Writes them beside and renames, so that what is there is whole. A full disk has no room for them: the log says so. */
export async function keepFacts(recording: string, facts: Facts): Promise<void> {
  const file = fileOf(recording);
  try {
    await writeFile(`${file}.part`, JSON.stringify(facts), { mode: 0o600 });
    await rename(`${file}.part`, file);
  } catch (error) {
    log("warning", "facts.not-kept", { file, ...errorFields(error) });
  }
}

/** What was kept of a recording; nothing where FreeSWITCH said nothing, or nobody heard it. */
export async function readFacts(recording: string): Promise<Facts | undefined> {
  const file = fileOf(recording);
  try {
    return parse(await readFile(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") {
      log("warning", "facts.unreadable", { file, ...errorFields(error) });
    }
    return undefined;
  }
}

export async function dropFacts(recording: string): Promise<void> {
  await rm(fileOf(recording), { force: true });
}

/** @throws Error where the text is none that {@link keepFacts} wrote. */
function parse(text: string): Facts {
  const { cause, milliseconds, correlation } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  if (typeof cause !== "string") throw new TypeError("no cause");
  return {
    cause,
    milliseconds: typeof milliseconds === "number" ? milliseconds : undefined,
    correlation: typeof correlation === "string" ? correlation : undefined,
  };
}
