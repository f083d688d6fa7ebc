import { createSocket, type Socket } from "node:dgram";
import { addresses } from "../harness/addresses";

/**
 * A host of the network that is no part of the cell; counts what reaches it of one Call-ID, for an edge repeats for seconds what
 * nobody answers, and of that the requests of one method.
 */
export async function withStranger<T>(
  use: (socket: Socket, arrived: (callId: string, method?: string) => number) => Promise<T>,
): Promise<T> {
  const socket = createSocket("udp4");
  const texts: string[] = [];
  socket.on("message", (data) => texts.push(data.toString()));
  await new Promise<void>((done) => socket.bind(5060, addresses.stranger, done));
  try {
    return await use(
      socket,
      (callId, method = "") =>
        texts.filter((text) => text.startsWith(method) && text.includes(`Call-ID: ${callId}\r\n`)).length,
    );
  } finally {
    await new Promise<void>((done) => socket.close(() => done()));
  }
}
