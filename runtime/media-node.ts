import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BootValues, dataFile, programFile } from "./boot-document";
import { relayConfiguration, relayDefaults } from "./relay-configuration";

export interface MediaNodeValues {
  readonly controlPort: number;
  readonly healthPort: number;
  readonly rtp: { readonly from: number; readonly to: number };
  /** Calls above it are refused. */
  readonly maximumSessions: number;
  readonly launchHookName: string;
}

/** RTPEngine's command port, on loopback only. */
const commandPort = 9901;
/** How long a stopping relay waits for its calls; the drain before it has no such end. */
const stopSeconds = 300;

/**
 * What a media node boots: Debian's RTPEngine with an HTTP port that answers `/ping`. The unit stands in the place of the
 * package's own, so the package starts ours.
 */
export function mediaNode(values: MediaNodeValues): BootValues {
  const limits = { rtp: values.rtp, maximumSessions: values.maximumSessions };
  const environment = [
    `MEDIA_CONTROL_PORT=${values.controlPort}`,
    `MEDIA_HEALTH_PORT=${values.healthPort}`,
    `MEDIA_COMMAND_PORT=${commandPort}`,
    `MEDIA_STOP_SECONDS=${stopSeconds}`,
  ];
  return {
    packages: ["rtpengine-daemon", "rtpengine-utils"],
    files: [
      dataFile("/etc/rtpengine/rtpengine.conf", relayConfiguration({ ...relayDefaults, ...limits })),
      dataFile("/etc/rtpengine/media.env", `${environment.join("\n")}\n`),
      programFile("rtpengine-start", read("start.sh")),
      programFile("rtpengine-stop", read("stop.sh")),
      dataFile("/etc/systemd/system/rtpengine-daemon.service", read("rtpengine.service")),
    ],
    unit: "rtpengine-daemon.service",
    launchHookName: values.launchHookName,
  };
}

function read(name: string): string {
  return readFileSync(join(__dirname, "rtpengine", name), "utf8");
}
