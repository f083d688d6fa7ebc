const grpc = require("@grpc/grpc-js");
const { LanguageRuntimeService } = require("@pulumi/pulumi/proto/language_grpc_pb");
const { LanguageHost } = require("./language-host");
const { killAll } = require("./processes");

/**
 * Serves the language host from this process, on a port of its own.
 *
 * @param {ConstructorParameters<typeof LanguageHost>[0]} options
 * @returns {Promise<{ port: number, stop: () => void }>} `stop` ends all that was started, too
 */
function serveLanguageHost(options) {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  server.addService(LanguageRuntimeService, new LanguageHost(options).handlers());
  const stop = () => {
    killAll();
    server.forceShutdown();
  };
  return new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve({ port, stop }),
    );
  });
}

module.exports = { serveLanguageHost };
