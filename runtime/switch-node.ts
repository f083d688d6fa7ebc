import type { BootValues } from "./boot-document";

export interface SwitchNodeValues {
  readonly launchHookName: string;
}

/**
 * What a switch boots: FreeSWITCH out of the machine image, for Debian has no package of it. An image without the unit
 * never comes into service, and the group says so by replacing it.
 */
export function switchNode(values: SwitchNodeValues): BootValues {
  return { packages: [], files: [], unit: "freeswitch.service", launchHookName: values.launchHookName };
}
