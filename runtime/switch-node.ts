import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BootValues, dataFile, programFile } from "./boot-document";
import { recordingsDirectory, type SwitchValues, switchConfiguration } from "./switch-configuration";

export interface SwitchNodeValues extends SwitchValues {
  readonly launchHookName: string;
  /** Where recordings go; the node's role may put objects there and do nothing else. */
  readonly recordings: {
    readonly bucket: string;
    readonly region: string;
    /** Folder of the objects, with a slash at the end. */
    readonly prefix: string;
  };
}

/** How long a stopping switch waits for its calls; the drain before it has no such end. */
const stopSeconds = 300;
/** How long the uploader, stopped after it, goes on trying to send what is left. */
const flushSeconds = 600;

/**
 * What a switch boots: FreeSWITCH 1.10.12 or newer with our configuration, and the uploader of recordings. FreeSWITCH, Node.js and
 * `recordings-uploader.js` come out of the machine image: Debian has no package of the first, and the last is forty times what a boot
 * document holds. An image without them never comes into service, and the group says so by replacing it.
 */
export function switchNode(values: SwitchNodeValues): BootValues {
  const configuration = Object.entries(switchConfiguration(values));
  return {
    packages: [],
    files: [
      ...configuration.map(([name, content]) => dataFile(`/etc/freeswitch/${name}`, content)),
      dataFile("/etc/freeswitch/switch.env", switchEnvironment(values)),
      dataFile("/etc/freeswitch/recordings.env", uploaderEnvironment(values)),
      programFile("freeswitch-start", read("freeswitch/start.sh")),
      programFile("freeswitch-stop", read("freeswitch/stop.sh")),
      dataFile("/etc/systemd/system/freeswitch.service", read("freeswitch/freeswitch.service")),
      dataFile(
        "/etc/systemd/system/recordings-uploader.service",
        read("recordings/recordings-uploader.service"),
      ),
    ],
    unit: "freeswitch.service",
    helperUnits: ["recordings-uploader.service"],
    launchHookName: values.launchHookName,
  };
}

function switchEnvironment({ eventSocketPort }: SwitchNodeValues): string {
  return lines({ EVENT_SOCKET_PORT: String(eventSocketPort), SWITCH_STOP_SECONDS: String(stopSeconds) });
}

function uploaderEnvironment({ eventSocketPort, recordings }: SwitchNodeValues): string {
  return lines({
    AWS_REGION: recordings.region,
    RECORDINGS_BUCKET: recordings.bucket,
    RECORDINGS_PREFIX: recordings.prefix,
    RECORDINGS_DIRECTORY: recordingsDirectory,
    RECORDINGS_FLUSH_SECONDS: String(flushSeconds),
    EVENT_SOCKET_PORT: String(eventSocketPort),
  });
}

function lines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}

function read(name: string): string {
  return readFileSync(join(__dirname, name), "utf8");
}
