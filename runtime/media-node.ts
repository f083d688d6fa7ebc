import type { BootValues } from "./boot-document";

export interface MediaNodeValues {
  readonly controlPort: number;
  readonly healthPort: number;
  readonly rtp: { readonly from: number; readonly to: number };
  readonly launchHookName: string;
}

/** What a media node boots: Debian's RTPEngine, relaying in user space, with an HTTP port that answers `/ping`. */
export function mediaNode(values: MediaNodeValues): BootValues {
  const configuration = `[rtpengine]
table = -1
interface = any
listen-ng = 0.0.0.0:${values.controlPort}
listen-http = 0.0.0.0:${values.healthPort}
port-min = ${values.rtp.from}
port-max = ${values.rtp.to}
log-stderr = true
`;
  return {
    packages: ["rtpengine-daemon"],
    files: [{ path: "/etc/rtpengine/rtpengine.conf", content: configuration, permissions: "0644" }],
    unit: "rtpengine-daemon.service",
    launchHookName: values.launchHookName,
  };
}
