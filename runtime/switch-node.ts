import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BootFile, BootValues } from "./boot-document";
import { type SwitchValues, switchConfiguration } from "./switch-configuration";

export interface SwitchNodeValues extends SwitchValues {
  readonly launchHookName: string;
}

/** How long a stopping switch waits for its calls; the drain before it has no such end. */
const stopSeconds = 300;

const library = "/usr/local/lib/voip-cells";

/**
 * What a switch boots: FreeSWITCH 1.10.12 or newer out of the machine image, for Debian has no package of it, with our
 * configuration. An image without FreeSWITCH never comes into service, and the group says so by replacing it.
 */
export function switchNode(values: SwitchNodeValues): BootValues {
  const configuration = Object.entries(switchConfiguration(values));
  const environment = `EVENT_SOCKET_PORT=${values.eventSocketPort}\nSWITCH_STOP_SECONDS=${stopSeconds}\n`;
  return {
    packages: [],
    files: [
      ...configuration.map(([name, content]) => file(`/etc/freeswitch/${name}`, content)),
      file("/etc/freeswitch/switch.env", environment),
      file(`${library}/freeswitch-start`, read("start.sh"), "0755"),
      file(`${library}/freeswitch-stop`, read("stop.sh"), "0755"),
      file("/etc/systemd/system/freeswitch.service", read("freeswitch.service")),
    ],
    unit: "freeswitch.service",
    launchHookName: values.launchHookName,
  };
}

function file(path: string, content: string, permissions = "0644"): BootFile {
  return { path, content, permissions };
}

function read(name: string): string {
  return readFileSync(join(__dirname, "freeswitch", name), "utf8");
}
