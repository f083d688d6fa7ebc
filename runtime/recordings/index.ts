/**
 * The uploader of recordings: runs beside FreeSWITCH on every switch, as the same user. Stopped with SIGTERM after FreeSWITCH, it
 * uploads what is left and ends: with 0, or with 1 when recordings are left behind. 2: its settings are wrong.
 */
import { errorFields, log } from "./log";
import { readSettings, type Settings } from "./settings";
import { Uploader } from "./uploader";

async function main(): Promise<number> {
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    log("error", "settings.wrong", { mistakes: error instanceof Error ? error.message : "" });
    return 2;
  }
  const stopping = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => stopping.abort());
  try {
    return (await new Uploader(settings).run(stopping.signal)) ? 0 : 1;
  } catch (error) {
    log("error", "uploader.failed", errorFields(error));
    return 1;
  }
}

main().then((code) => process.exit(code));
