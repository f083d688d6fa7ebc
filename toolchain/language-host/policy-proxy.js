const grpc = require("@grpc/grpc-js");
const {
  AnalyzerHandshakeResponse,
  AnalyzerStackConfigureRequest,
  AnalyzerStackConfigureResponse,
} = require("@pulumi/pulumi/proto/analyzer_pb");
const { AnalyzerService } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
const { deferred } = require("./deferred");

/**
 * @typedef {{ path: string }} Method
 * @typedef {grpc.ServerUnaryCall<Buffer, Buffer>} Call
 * @typedef {grpc.sendUnaryData<Buffer>} Answer
 */

/**
 * Stands before a policy pack that has not started yet. A pack learns from its environment which stack it judges, but
 * the engine tells that only over the connection to the pack: so this answers first, lets the pack be started with what
 * it heard, and from then on hands every call to it unread.
 */
class PolicyProxy {
  #server = new grpc.Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
  /** @type {import("./deferred").Deferred<Record<string, string>>} */
  #identity = deferred();
  /** @type {import("./deferred").Deferred<grpc.Client>} */
  #pack = deferred();
  /** @type {Buffer | undefined} */
  #stackConfiguration;

  constructor() {
    this.#pack.promise.catch(() => {}); // a call that waits for the pack reports it; with none there is nobody to tell
    this.#server.addService(rawService(), this.#handlers());
  }

  /** @returns {Promise<number>} the port */
  listen() {
    return new Promise((resolve, reject) => {
      this.#server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
  }

  /** The environment that tells a pack its stack; empty when the engine asks something else first. */
  identity() {
    return this.#identity.promise;
  }

  /** @param {string} port where the pack serves */
  async attach(port) {
    const pack = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
    });
    if (this.#stackConfiguration !== undefined) await this.#configurePack(pack, this.#stackConfiguration);
    this.#pack.resolve(pack);
  }

  /** @param {unknown} reason why there will be no pack */
  fail(reason) {
    this.#pack.reject(reason);
  }

  close() {
    this.#pack.promise.then(
      (pack) => pack.close(),
      () => {},
    );
    this.#server.forceShutdown();
  }

  /**
   * @param {grpc.Client} pack
   * @param {Buffer} configuration
   */
  async #configurePack(pack, configuration) {
    try {
      await forward(pack, AnalyzerService.configureStack.path, configuration);
    } catch (error) {
      if (/** @type {grpc.ServiceError} */ (error).code !== grpc.status.UNIMPLEMENTED) throw error; // an old pack
    }
  }

  #handlers() {
    const forwarding = Object.entries(AnalyzerService).map(([name, { path }]) => [
      name,
      this.#forwarding(path),
    ]);
    return {
      ...Object.fromEntries(forwarding),
      /** @param {Call} _call @param {Answer} answer */
      handshake: (_call, answer) =>
        answer(null, Buffer.from(new AnalyzerHandshakeResponse().serializeBinary())),
      /** @param {Call} call @param {Answer} answer */
      configureStack: (call, answer) => {
        this.#stackConfiguration = call.request;
        this.#identity.resolve(stackIdentity(AnalyzerStackConfigureRequest.deserializeBinary(call.request)));
        answer(null, Buffer.from(new AnalyzerStackConfigureResponse().serializeBinary()));
      },
    };
  }

  /** @param {string} path */
  #forwarding(path) {
    return async (/** @type {Call} */ call, /** @type {Answer} */ answer) => {
      this.#identity.resolve({});
      try {
        answer(null, await forward(await this.#pack.promise, path, call.request));
      } catch (error) {
        answer(/** @type {grpc.ServiceError} */ (error));
      }
    };
  }
}

/**
 * @param {grpc.Client} client
 * @param {string} path
 * @param {Buffer} message
 * @returns {Promise<Buffer>}
 */
function forward(client, path, message) {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(path, asIs, asIs, message, (error, answer) =>
      error || answer === undefined ? reject(error) : resolve(answer),
    );
  });
}

/** The analyzer's service with messages left as bytes. */
function rawService() {
  const raw = {
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  };
  return Object.fromEntries(
    Object.entries(AnalyzerService).map(([name, method]) => [name, { ...method, ...raw }]),
  );
}

/** @param {Buffer} bytes */
function asIs(bytes) {
  return bytes;
}

/** @param {import("@pulumi/pulumi/proto/analyzer_pb").AnalyzerStackConfigureRequest} stack */
function stackIdentity(stack) {
  const all = {
    PULUMI_NODEJS_ORGANIZATION: stack.getOrganization(),
    PULUMI_NODEJS_PROJECT: stack.getProject(),
    PULUMI_NODEJS_STACK: stack.getStack(),
    PULUMI_NODEJS_DRY_RUN: String(stack.getDryRun()),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(stack.getConfigMap().toArray())),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
}

module.exports = { PolicyProxy };
