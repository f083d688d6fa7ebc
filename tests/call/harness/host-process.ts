/** What runs on a host of the VPC: it listens and sends as the test tells it, from inside the host's network namespace. */
import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";
import { connect, createServer, type Socket as TcpSocket } from "node:net";
import { Switch } from "./switch";

export type Protocol = "tcp" | "udp";

/** Something that arrived: on which port, from where, and what. */
export interface Arrival {
  readonly protocol: Protocol;
  readonly port: number;
  readonly from: string;
  readonly text: string;
}

export interface Packet {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  readonly text: string;
}

const arrivals: Arrival[] = [];
const udp = new Map<number, Socket>();
let connections: TcpSocket[] = [];

async function listenUdp(address: string, port: number): Promise<void> {
  const socket = createSocket("udp4");
  socket.on("message", (text, { address: from }) => {
    arrivals.push({ protocol: "udp", port, from, text: text.toString() });
  });
  socket.bind(port, address);
  await once(socket, "listening");
  udp.set(port, socket);
}

async function listenTcp(address: string, port: number): Promise<void> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (text) => {
      arrivals.push({ protocol: "tcp", port, from: socket.remoteAddress ?? "", text: text.toString() });
      socket.destroy();
    });
  });
  server.listen(port, address);
  await once(server, "listening");
}

/** A packet that the host's own filter drops is an error to the sender of UDP, and silence to the one of TCP. */
function sendUdp(socket: Socket, { text, port, address }: Packet): Promise<void> {
  return new Promise((done) => socket.send(text, port, address, () => done()));
}

function sendTcp({ text, port, address }: Packet): void {
  const socket = connect({ port, host: address });
  socket.on("error", () => {});
  socket.on("connect", () => socket.write(text));
  connections.push(socket);
}

export const methods = {
  async listen(address: string, protocol: Protocol, ports: readonly number[]): Promise<void> {
    const listen = protocol === "udp" ? listenUdp : listenTcp;
    await Promise.all(ports.map((port) => listen(address, port)));
  },

  /** Sends in order; UDP from a port that the host listens on. */
  async send(udpPort: number, packets: readonly Packet[]): Promise<void> {
    const socket = udp.get(udpPort);
    for (const packet of packets) {
      if (packet.protocol === "tcp") sendTcp(packet);
      else if (socket) await sendUdp(socket, packet);
      else throw new Error(`nothing listens on UDP port ${udpPort}`);
    }
  },

  async arrived(): Promise<readonly Arrival[]> {
    return arrivals;
  },

  /** Gives up connections that never came about, and forgets what arrived. */
  async forget(): Promise<void> {
    for (const socket of connections) socket.destroy();
    connections = [];
    arrivals.length = 0;
  },

  /** A switch, from now on. */
  async answerSip(address: string): Promise<void> {
    new Switch(0, address);
  },

  async get(url: string): Promise<number> {
    return (await fetch(url, { headers: { connection: "close" } })).status;
  },
};

export interface Question {
  readonly id: number;
  readonly method: keyof typeof methods;
  readonly args: readonly never[];
}

export interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

async function answer({ id, method, args }: Question): Promise<Answer> {
  try {
    return { id, value: await (methods[method] as (...all: readonly never[]) => Promise<unknown>)(...args) };
  } catch (error) {
    return { id, error: `${method}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

if (process.send) {
  process.on("message", async (question: Question) => process.send?.(await answer(question)));
  process.on("disconnect", () => process.exit());
  process.send({ id: 0 } satisfies Answer);
}
