import { createSocket, type Socket } from "node:dgram";

const frameMilliseconds = 20;
const samples = 160;

/** One end of a call that costs next to nothing: sends fifty packets of G.711 silence a second, and counts what comes. */
export class RtpLeg {
  packets = 0;
  sent = 0;
  private readonly socket: Socket = createSocket("udp4");
  private timer: NodeJS.Timeout | undefined;
  private readonly packet = Buffer.alloc(12 + samples, 0xff);

  constructor(
    address: string,
    readonly port: number,
  ) {
    this.socket.on("message", () => {
      this.packets += 1;
    });
    this.socket.bind(port, address);
    this.packet.writeUInt16BE(0x8000, 0);
    this.packet.writeUInt32BE(port, 8);
  }

  sendTo(address: string, port: number): void {
    const start = performance.now();
    const begun = this.sent;
    this.timer = setInterval(() => {
      const due = (performance.now() - start) / frameMilliseconds;
      for (; this.sent - begun < due; this.sent += 1) {
        this.packet.writeUInt16BE(this.sent & 0xffff, 2);
        this.packet.writeUInt32BE((this.sent * samples) >>> 0, 4);
        this.socket.send(Buffer.from(this.packet), port, address);
      }
    }, frameMilliseconds);
  }

  close(): void {
    clearInterval(this.timer);
    this.socket.close();
  }
}
