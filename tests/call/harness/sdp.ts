/** The audio of a session description, as plain RTP has it. */
export interface AudioDescription {
  readonly address: string;
  readonly port: number;
  readonly rtcpPort: number;
  /** Payload type of telephone-event at 8000 Hz, where offered. */
  readonly eventType: number | undefined;
  readonly direction: Direction;
  readonly profile: string;
}

export type Direction = "sendrecv" | "sendonly" | "recvonly" | "inactive";

const opposite: Readonly<Record<Direction, Direction>> = {
  sendrecv: "sendrecv",
  sendonly: "recvonly",
  recvonly: "sendonly",
  inactive: "inactive",
};

export function readAudio(sdp: string): AudioDescription {
  const audio = sdp.slice(sdp.indexOf("m=audio")).split(/\r\nm=(?!audio)/)[0] ?? "";
  const [, port = "0", profile = ""] = /m=audio (\d+) (\S+)/.exec(audio) ?? [];
  const address = /c=IN IP4 (\S+)/.exec(audio)?.[1] ?? /c=IN IP4 (\S+)/.exec(sdp)?.[1] ?? "";
  const event = /a=rtpmap:(\d+) telephone-event\/8000/.exec(audio)?.[1];
  const direction = /a=(sendrecv|sendonly|recvonly|inactive)/.exec(audio)?.[1] as Direction | undefined;
  const rtcp = /a=rtcp:(\d+)/.exec(audio)?.[1];
  return {
    address,
    port: Number(port),
    rtcpPort: rtcp ? Number(rtcp) : Number(port) + 1,
    eventType: event === undefined ? undefined : Number(event),
    direction: direction ?? "sendrecv",
    profile,
  };
}

/** A description with PCMU and telephone events; as an answer it refuses the other media of the offer. */
export function writeAudio(
  address: string,
  port: number,
  version: number,
  options: { readonly offer?: string; readonly direction?: Direction; readonly eventType?: number } = {},
): string {
  const offered = options.offer ? readAudio(options.offer) : undefined;
  const event = options.eventType ?? (offered ? offered.eventType : 101);
  const direction = options.direction ?? (offered ? opposite[offered.direction] : "sendrecv");
  const others = options.offer ? [...options.offer.matchAll(/m=(?!audio)(\w+) \d+ (\S+) (\S+)/g)] : [];
  const lines = [
    "v=0",
    `o=switch 1 ${version} IN IP4 ${address}`,
    "s=-",
    `c=IN IP4 ${address}`,
    "t=0 0",
    `m=audio ${port} RTP/AVP 0${event === undefined ? "" : ` ${event}`}`,
    "a=rtpmap:0 PCMU/8000",
    ...(event === undefined ? [] : [`a=rtpmap:${event} telephone-event/8000`, `a=fmtp:${event} 0-15`]),
    "a=ptime:20",
    `a=${direction}`,
    ...others.map(([, media, profile, format]) => `m=${media} 0 ${profile} ${format}`),
  ];
  return `${lines.join("\r\n")}\r\n`;
}
