import { createSocket, type Socket } from "node:dgram";
import { addresses } from "../harness/addresses";

/** A host of the network that is no part of the cell; counts what reaches it. */
export async function withStranger<T>(
  use: (socket: Socket, arrived: () => number) => Promise<T>,
): Promise<T> {
  const socket = createSocket("udp4");
  let count = 0;
  socket.on("message", () => {
    count += 1;
  });
  await new Promise<void>((done) => socket.bind(5060, addresses.stranger, done));
  try {
    return await use(socket, () => count);
  } finally {
    await new Promise<void>((done) => socket.close(() => done()));
  }
}
