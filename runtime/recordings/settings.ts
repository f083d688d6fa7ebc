/** Where the uploader finds recordings and puts them; all of it from environment variables. */
export interface Settings {
  /** Where FreeSWITCH writes. `finished` below it is the uploader's own. */
  readonly directory: string;
  readonly bucket: string;
  /** Folder of the objects, with a slash at the end. */
  readonly prefix: string;
  readonly region: string;
  /** FreeSWITCH's event socket on loopback, and the file that start.sh leaves its password in. */
  readonly eventSocketPort: number;
  readonly passwordFile: string;
  /** Between two looks at the directory; recordings whose end FreeSWITCH tells of do not wait for one. */
  readonly sweepSeconds: number;
  /** How long a stopping uploader goes on trying. */
  readonly flushSeconds: number;
  /** Longest pause between two attempts at a file. */
  readonly maximumPauseSeconds: number;
  /** How long S3 may be silent in the middle of an upload. */
  readonly silenceSeconds: number;
}

/** @throws Error naming every variable that is missing or wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const mistakes: string[] = [];
  const text = (name: string, form: RegExp, fallback?: string): string => {
    const value = environment[name] ?? fallback ?? "";
    if (!form.test(value)) mistakes.push(`${name} is ${JSON.stringify(value)}, which is not ${form.source}`);
    return value;
  };
  const number = (name: string, fallback?: number) =>
    Number(text(name, /^\d{1,6}(\.\d+)?$/, fallback === undefined ? undefined : String(fallback)));
  const settings: Settings = {
    directory: text("RECORDINGS_DIRECTORY", /^\/.+$/),
    bucket: text("RECORDINGS_BUCKET", /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    prefix: text("RECORDINGS_PREFIX", /^([A-Za-z0-9_-]+\/)+$/),
    region: text("AWS_REGION", /^[a-z]{2}(-[a-z]+)+-\d$/),
    eventSocketPort: number("EVENT_SOCKET_PORT"),
    passwordFile: text("EVENT_SOCKET_PASSWORD_FILE", /^\/.+$/, "/run/freeswitch/event-socket"),
    sweepSeconds: number("RECORDINGS_SWEEP_SECONDS", 30),
    flushSeconds: number("RECORDINGS_FLUSH_SECONDS", 600),
    maximumPauseSeconds: number("RECORDINGS_MAXIMUM_PAUSE_SECONDS", 60),
    silenceSeconds: number("RECORDINGS_SILENCE_SECONDS", 30),
  };
  if (mistakes.length > 0) throw new Error(mistakes.join("; "));
  return settings;
}
