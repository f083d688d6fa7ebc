import { randomInt } from "node:crypto";
import { createSocket, type Socket } from "node:dgram";
import { frameEnergy, samplesPerPacket, toneFrame } from "./audio";

/** What a switch counted of the audio that reached it. */
export interface RtpCounts {
  readonly packets: number;
  readonly lost: number;
  readonly energy: number;
  readonly payloadTypes: readonly number[];
  /** RFC 4733 events, one for each key press. */
  readonly digits: string;
  readonly rtcpPackets: number;
}

const keys = "0123456789*#ABCD";
const eventTimestamps = 400;

/** One leg's RTP and RTCP: sends a tone with an SSRC of its own, counts what comes. */
export class RtpStream {
  private readonly rtp: Socket = createSocket("udp4");
  private readonly rtcp: Socket = createSocket("udp4");
  private readonly ssrc = randomInt(1, 2 ** 32);
  private sequence = randomInt(0, 2 ** 15);
  private timestamp = 0;
  private sent = 0;
  private timers: NodeJS.Timeout[] = [];
  private remote: { address: string; port: number; rtcpPort: number } | undefined;
  private muted = false;

  private readonly seen = new Set<number>();
  private highest = -1;
  private lowest = -1;
  private sum = 0;
  private readonly types = new Set<number>();
  private lastEvent = -1;
  private pressed = "";
  private reports = 0;
  private lastReport = { middle: 0, at: 0, ssrc: 0 };

  constructor(
    address: string,
    readonly port: number,
  ) {
    this.rtp.on("message", (packet) => this.receive(packet));
    this.rtcp.on("message", (packet) => this.receiveReport(packet));
    this.rtp.bind(port, address);
    this.rtcp.bind(port + 1, address);
  }

  sendTo(address: string, port: number, rtcpPort = port + 1): void {
    this.remote = { address, port, rtcpPort };
    if (this.timers.length === 0) {
      let due = performance.now();
      const pace = () => {
        // Catches up after a delay, as a real clock would.
        for (; due <= performance.now(); due += 20) {
          this.sendFrame();
        }
      };
      this.timers = [setInterval(pace, 10), setInterval(() => this.sendReport(), 1000)];
    }
  }

  mute(muted: boolean): void {
    this.muted = muted;
  }

  counts(): RtpCounts {
    const expected = this.highest < 0 ? 0 : this.highest - this.lowest + 1;
    return {
      packets: this.seen.size,
      lost: expected - this.seen.size,
      energy: this.sum,
      payloadTypes: [...this.types],
      digits: this.pressed,
      rtcpPackets: this.reports,
    };
  }

  close(): void {
    for (const timer of this.timers) {
      clearInterval(timer);
    }
    this.rtp.close();
    this.rtcp.close();
  }

  private sendFrame(): void {
    if (!this.remote || this.muted) {
      return;
    }
    const header = Buffer.alloc(12);
    header.writeUInt16BE(0x8000, 0);
    header.writeUInt16BE(this.sequence & 0xffff, 2);
    header.writeUInt32BE(this.timestamp >>> 0, 4);
    header.writeUInt32BE(this.ssrc, 8);
    this.rtp.send(
      Buffer.concat([header, toneFrame(440, this.timestamp)]),
      this.remote.port,
      this.remote.address,
    );
    this.sequence += 1;
    this.timestamp += samplesPerPacket;
    this.sent += 1;
  }

  /** A sender report with one block about the other side (RFC 3550, 6.4.1): the browser takes its round trip from it. */
  private sendReport(): void {
    if (!this.remote) {
      return;
    }
    const now = Date.now();
    const seconds = Math.floor(now / 1000) + 2_208_988_800;
    const fraction = Math.floor(((now % 1000) / 1000) * 2 ** 32);
    const report = Buffer.alloc(52);
    report.writeUInt32BE(0x81c8000c, 0);
    const delay = this.lastReport.at ? Math.floor(((now - this.lastReport.at) / 1000) * 65_536) : 0;
    const words = [
      this.ssrc,
      seconds,
      fraction,
      this.timestamp,
      this.sent,
      this.sent * samplesPerPacket,
      this.lastReport.ssrc,
      0,
      Math.max(this.highest, 0),
      0,
      this.lastReport.middle,
      delay,
    ];
    words.forEach((word, index) => {
      report.writeUInt32BE(word >>> 0, 4 + index * 4);
    });
    this.rtcp.send(report, this.remote.rtcpPort, this.remote.address);
  }

  private receive(packet: Buffer): void {
    const type = packet.readUInt8(1) & 0x7f;
    const sequence = this.unwrap(packet.readUInt16BE(2));
    this.seen.add(sequence);
    this.highest = Math.max(this.highest, sequence);
    this.lowest = this.lowest < 0 ? sequence : Math.min(this.lowest, sequence);
    this.types.add(type);
    const payload = packet.subarray(12);
    if (type === 0) {
      this.sum += frameEnergy(payload);
    } else if (payload.length === 4) {
      this.receiveEvent(payload.readUInt8(0), packet.readUInt32BE(4), (payload.readUInt8(1) & 0x80) !== 0);
    }
  }

  /** Sequence numbers of 16 bits, continued past their end. */
  private unwrap(sequence: number): number {
    if (this.highest < 0) {
      return sequence + 65_536;
    }
    const difference = ((sequence - (this.highest & 0xffff) + 98_304) % 65_536) - 32_768;
    return this.highest + difference;
  }

  private receiveEvent(event: number, timestamp: number, end: boolean): void {
    if (end && Math.abs(timestamp - this.lastEvent) >= eventTimestamps) {
      this.lastEvent = timestamp;
      this.pressed += keys[event] ?? "?";
    }
  }

  private receiveReport(packet: Buffer): void {
    this.reports += 1;
    if (packet.length >= 28 && packet.readUInt8(1) === 200) {
      this.lastReport = { middle: packet.readUInt32BE(10), at: Date.now(), ssrc: packet.readUInt32BE(4) };
    }
  }
}
