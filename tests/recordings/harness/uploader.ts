import { type ChildProcess, spawn } from "node:child_process";
import { until } from "../../call/harness/wait";
import { credentials, region } from "./s3";

export interface UploaderOptions {
  readonly program: string;
  readonly directory: string;
  readonly bucket: string;
  readonly s3Port: number;
  readonly eventSocketPort: number;
  readonly passwordFile: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Makes of the uploader's command the one to run. */
  readonly wrap?: (command: string[]) => string[];
}

export type LogLine = Readonly<Record<string, unknown>> & { readonly event: string; readonly level: string };

/** The bundled uploader in a process of its own, as its unit starts it. */
export class UploaderProcess {
  readonly child: ChildProcess;
  output = "";
  /** Its exit code, once it has ended. */
  readonly exit: Promise<number | null>;

  constructor(options: UploaderOptions) {
    const wrap = options.wrap ?? ((command) => command);
    const [program = "", ...args] = wrap([process.execPath, options.program]);
    this.child = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        PATH: process.env.PATH,
        AWS_REGION: region,
        AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${options.s3Port}`,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
        RECORDINGS_DIRECTORY: options.directory,
        RECORDINGS_BUCKET: options.bucket,
        RECORDINGS_PREFIX: "calls/",
        // Seconds of a machine in service, in the time that a test has.
        RECORDINGS_SWEEP_SECONDS: "0.1",
        RECORDINGS_MAXIMUM_PAUSE_SECONDS: "0.2",
        RECORDINGS_SILENCE_SECONDS: "1",
        EVENT_SOCKET_PORT: String(options.eventSocketPort),
        EVENT_SOCKET_PASSWORD_FILE: options.passwordFile,
        ...options.environment,
      },
      ...unprivileged(options.wrap === undefined),
    });
    const keep = (bytes: Buffer) => {
      this.output += bytes;
    };
    this.child.stdout?.on("data", keep);
    this.child.stderr?.on("data", keep);
    this.exit = new Promise((resolve) => this.child.once("close", resolve));
  }

  lines(event?: string): LogLine[] {
    const lines = this.output.split("\n").slice(0, -1);
    const parsed = lines.map((line) => JSON.parse(line) as LogLine);
    return parsed.filter((line) => event === undefined || line.event === event);
  }

  /** Waits for a line of the log. */
  async logs(event: string, count = 1): Promise<LogLine[]> {
    await until(`the log has ${count} of ${event}:\n${this.output}`, () => this.lines(event).length >= count);
    return this.lines(event);
  }

  async stop(signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<number | null> {
    this.child.kill(signal);
    return this.exit;
  }
}

/** As root, a user for whom a file can be unreadable. */
function unprivileged(wanted: boolean): { uid?: number; gid?: number } {
  return wanted && process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
}
