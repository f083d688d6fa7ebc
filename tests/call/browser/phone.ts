/// <reference lib="dom" />
/** What the tests see and ask of a phone in a page, whichever SIP library it is made with. */
export interface Phone {
  readonly state: PhoneState;
  start(settings: PhoneSettings): void;
  dial(user: string, video: boolean): void;
  answer(): void;
  hangUp(): void;
  hold(on: boolean): Promise<void>;
  press(digits: string): void;
  restartIce(): void;
  statistics(): Promise<CallStatistics>;
}

export interface PhoneSettings {
  readonly server: string;
  readonly domain: string;
  /** The user's own name, the From of everything. */
  readonly user: string;
  readonly credential: { readonly username: string; readonly password: string };
  /** Answers incoming calls; true when left out. */
  readonly answers?: boolean;
}

export interface PhoneState {
  connected: boolean;
  registered: boolean;
  /** Registrations so far, to see a new one after a reconnect. */
  registrations: number;
  /** Status of the last refused registration. */
  refused: number;
  call: "none" | "ringing" | "up" | "ended";
  cause: string;
  /** Of what the page sent over its WebSocket. */
  largestMessageBytes: number;
}

export interface CallStatistics {
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly packetsSent: number;
  readonly energy: number;
  readonly roundTripSeconds: number;
  readonly dtlsState: string;
  readonly srtpCipher: string;
  readonly iceState: string;
}

declare global {
  interface Window {
    phone: Phone;
  }
}

export function freshState(): PhoneState {
  const state: PhoneState = {
    connected: false,
    registered: false,
    registrations: 0,
    refused: 0,
    call: "none",
    cause: "",
    largestMessageBytes: 0,
  };
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (this: WebSocket, data) {
    state.largestMessageBytes = Math.max(state.largestMessageBytes, new Blob([data as BlobPart]).size);
    send.call(this, data);
  };
  return state;
}

/** The browser measures energy only of audio that plays. */
export function play(connection: RTCPeerConnection): void {
  const attach = (track: MediaStreamTrack) => {
    const audio = document.querySelector("audio");
    if (audio && track.kind === "audio") {
      audio.srcObject = new MediaStream([track]);
    }
  };
  connection.addEventListener("track", (event) => attach(event.track));
  for (const receiver of connection.getReceivers()) {
    attach(receiver.track);
  }
}

type Report = Record<string, unknown>;

/** The audio of a connection, in numbers. */
export async function readStatistics(connection: RTCPeerConnection | undefined): Promise<CallStatistics> {
  const reports: Report[] = [];
  (await connection?.getStats())?.forEach((report: Report) => {
    reports.push(report);
  });
  const find = (type: string) =>
    reports.find((report) => report.type === type && (report.kind ?? "audio") === "audio") ?? {};
  const inbound = find("inbound-rtp");
  const transport = find("transport");
  const number = (value: unknown) => Number(value ?? 0);
  return {
    packetsReceived: number(inbound.packetsReceived),
    // Below zero where more came than was expected (RFC 3550, 6.4.1).
    packetsLost: Math.max(0, number(inbound.packetsLost)),
    packetsSent: number(find("outbound-rtp").packetsSent),
    energy: number(inbound.totalAudioEnergy),
    roundTripSeconds: number(find("remote-inbound-rtp").roundTripTime),
    dtlsState: String(transport.dtlsState),
    srtpCipher: String(transport.srtpCipher),
    iceState: connection?.iceConnectionState ?? "",
  };
}
