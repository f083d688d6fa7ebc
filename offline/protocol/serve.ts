/** A plugin process: serves a provider on a free local port and ends when nobody needs it any more. */
import { fstatSync } from "node:fs";
import type { handleUnaryCall, ServerUnaryCall, ServiceError, sendUnaryData } from "@grpc/grpc-js";
import { Server, ServerCredentials, status, type UntypedServiceImplementation } from "@grpc/grpc-js";

/** Requests and answers carry whole archives and large states. */
const maxMessageBytes = 400 * 1024 * 1024;

export interface Listening {
  readonly port: number;
  readonly close: () => void;
}

/** Starts a server. `service` is a service definition of @pulumi/pulumi's proto. */
export function listen(
  service: Parameters<Server["addService"]>[0],
  handlers: UntypedServiceImplementation,
): Promise<Listening> {
  const server = new Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
    "grpc.enable_channelz": 0, // counters for a debugger, on every call
  });
  server.addService(service, handlers);
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve({ port, close: () => server.forceShutdown() }) : reject(error),
    );
  });
}

/** A unary method from an async function: what it throws is the answer's error, in one message without a stack. */
export function unary<Request, Response>(
  work: (request: Request) => Promise<Response> | Response,
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, answer: sendUnaryData<Response>) => {
    Promise.resolve()
      .then(() => work(call.request))
      .then((response) => answer(null, response))
      .catch((error: unknown) => answer(asServiceError(error)));
  };
}

function asServiceError(error: unknown): Partial<ServiceError> {
  if (typeof error === "object" && error !== null && "code" in error && typeof error.code === "number") {
    return error as Partial<ServiceError>;
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: status.UNKNOWN, message, details: message };
}

/** A plugin lives as long as the engine's pipe to it: an engine that was killed leaves no process behind. */
export function endWithParent(): void {
  // the engine ends a plugin by SIGINT, and waits 5 s for one that does not listen; Ctrl-C does not get here, as the engine
  // starts plugins in process groups of their own
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
  const stdin = fstatSync(0, { throwIfNoEntry: false } as never);
  if (!stdin?.isFIFO() && !stdin?.isSocket()) return;
  process.stdin.on("end", () => process.exit(0));
  process.stdin.on("error", () => process.exit(0));
  process.stdin.resume();
}
