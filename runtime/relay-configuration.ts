import { readFileSync } from "node:fs";
import { join } from "node:path";
import { render } from "./render";

/** How a media relay treats calls. */
export interface RelayValues {
  readonly rtp: { readonly from: number; readonly to: number };
  /** A call without a packet for so long has ended. */
  readonly timeoutSeconds: number;
  /** The same for a call on hold, which may send none. */
  readonly holdTimeoutSeconds: number;
  /** Calls above it are refused. */
  readonly maximumSessions: number;
}

export const relayDefaults = {
  timeoutSeconds: 60,
  holdTimeoutSeconds: 3600,
  maximumSessions: 2000,
} as const;

/** RTPEngine's configuration file; what the machine itself knows is added by start.sh. */
export function relayConfiguration(values: RelayValues): string {
  const words = {
    rtpFrom: String(values.rtp.from),
    rtpTo: String(values.rtp.to),
    timeoutSeconds: String(values.timeoutSeconds),
    holdTimeoutSeconds: String(values.holdTimeoutSeconds),
    maximumSessions: String(values.maximumSessions),
  };
  return render(
    readFileSync(join(__dirname, "rtpengine", "rtpengine.conf"), "utf8"),
    words,
    "runtime/rtpengine/rtpengine.conf",
  );
}
