const grpc = require("@grpc/grpc-js");
const language = require("@pulumi/pulumi/proto/language_pb");
const plugin = require("@pulumi/pulumi/proto/plugin_pb");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb");
const { stop } = require("./processes");

/**
 * @typedef {import("node:child_process").ChildProcess} ChildProcess
 * @typedef {grpc.ServerWritableStream<import("@pulumi/pulumi/proto/language_pb").RunPluginRequest, import("@pulumi/pulumi/proto/language_pb").RunPluginResponse>} RunPluginCall
 * @typedef {grpc.ServerUnaryCall<import("@pulumi/pulumi/proto/language_pb").RunRequest, import("@pulumi/pulumi/proto/language_pb").RunResponse>} RunCall
 */

/**
 * Answers the engine's LanguageRuntime service. What a session seldom needs is loaded when it is asked for.
 */
class LanguageHost {
  /** The engine of each connection: with several attached, a program must talk to the one that started it.
   * @type {Map<string, string>} */
  #engines = new Map();
  /** @type {Map<string, Set<ChildProcess>>} programs by the connection that started them */
  #programs = new Map();
  #defaultEngine;
  #warmPacks;

  /** @param {{ engineAddress?: string, keepPacksWarm: boolean, packs?: string[] }} options packs to start at once */
  constructor({ engineAddress, keepPacksWarm, packs = [] }) {
    this.#defaultEngine = engineAddress;
    this.#warmPacks = keepPacksWarm ? new (require("./warm-packs").WarmPacks)() : undefined;
    for (const directory of packs) this.#warmPacks?.warm(directory);
  }

  handlers() {
    return {
      handshake: unary((call) => this.#handshake(call)),
      getPluginInfo: unary(() =>
        new plugin.PluginInfo().setVersion(require("../places").wantedEngine().version),
      ),
      getRequiredPackages: unary(({ request }) => requiredPackages(request)),
      getProgramDependencies: unary(({ request }) => programDependencies(request)),
      runtimeOptionsPrompts: unary(() => new language.RuntimeOptionsResponse()),
      about: unary(({ request }) => require("./about").about(request)),
      run: unary((call) => this.#run(call)),
      runPlugin: streaming((call) => this.#runPlugin(call)),
      installDependencies: streaming((call) => require("./install-dependencies").installDependencies(call)),
      cancel: unary((call) => this.#cancel(call)),
    };
  }

  /** @param {grpc.ServerUnaryCall<import("@pulumi/pulumi/proto/language_pb").LanguageHandshakeRequest, unknown>} call */
  #handshake(call) {
    this.#engines.set(call.getPeer(), call.request.getEngineAddress());
    return new language.LanguageHandshakeResponse();
  }

  /** @param {RunCall} call */
  async #run(call) {
    const engine = this.#engines.get(call.getPeer()) ?? this.#defaultEngine ?? "";
    const { runProgram } = require("./run-program");
    try {
      const { error, bail } = await runProgram(call.request, engine, (child) => this.#remember(call, child));
      return new language.RunResponse().setError(error).setBail(bail);
    } catch (error) {
      return new language.RunResponse().setError(messageOf(error));
    }
  }

  /**
   * @param {RunCall} call
   * @param {ChildProcess} child
   */
  #remember(call, child) {
    const peer = call.getPeer();
    const programs = this.#programs.get(peer) ?? new Set();
    this.#programs.set(peer, programs.add(child));
    child.once("close", () => programs.delete(child));
    call.on("cancelled", () => stop(child));
  }

  /** @param {grpc.ServerUnaryCall<unknown, unknown>} call */
  #cancel(call) {
    for (const program of this.#programs.get(call.getPeer()) ?? []) stop(program);
    return new Empty();
  }

  /** @param {RunPluginCall} call */
  async #runPlugin(call) {
    const { request } = call;
    const { isPolicyPack, runDirect, runProxied } = require("./run-plugin");
    const output = {
      /** @param {Uint8Array} chunk */
      stdout: (chunk) => call.write(new language.RunPluginResponse().setStdout(chunk)),
      /** @param {Uint8Array} chunk */
      stderr: (chunk) => call.write(new language.RunPluginResponse().setStderr(chunk)),
    };
    const gone = new AbortController();
    call.on("cancelled", () => gone.abort());
    if (!isPolicyPack(request)) return runDirect(request, output, gone.signal);
    if (!require("./runtime-options").runtimeOptions(request.getInfo()?.getOptions()).stackIndependent) {
      return runProxied(request, output, gone.signal);
    }
    return this.#warmPacks
      ? this.#warmPacks.serve(request, output, gone.signal)
      : runDirect(request, output, gone.signal);
  }
}

/** @param {import("@pulumi/pulumi/proto/language_pb").GetRequiredPackagesRequest} request */
function requiredPackages(request) {
  const packages = require("./required-packages").requiredPackages(
    request.getInfo()?.getProgramDirectory() ?? ".",
  );
  return new language.GetRequiredPackagesResponse().setPackagesList(
    packages.map(({ name, version, server, parameterization, extensionParameterization }) =>
      new plugin.PackageDependency()
        .setName(name)
        .setKind("resource")
        .setVersion(version)
        .setServer(server)
        .setParameterization(parameterizationMessage(parameterization))
        .setExtension$(parameterizationMessage(extensionParameterization)),
    ),
  );
}

/** @param {import("./required-packages").Parameterization | undefined} parameterization */
function parameterizationMessage(parameterization) {
  if (parameterization === undefined) return undefined;
  const { name, version, value } = parameterization;
  return new plugin.PackageParameterization().setName(name).setVersion(version).setValue(value);
}

/** @param {import("@pulumi/pulumi/proto/language_pb").GetProgramDependenciesRequest} request */
function programDependencies(request) {
  const { installedPackages } = require("./installed-packages");
  const directory = request.getInfo()?.getProgramDirectory() ?? ".";
  const found = installedPackages(directory, request.getTransitivedependencies());
  return new language.GetProgramDependenciesResponse().setDependenciesList(
    found.map(({ name, version }) => new language.DependencyInfo().setName(name).setVersion(version)),
  );
}

/**
 * @template Request, Response
 * @param {(call: grpc.ServerUnaryCall<Request, Response>) => Response | Promise<Response>} handle
 * @returns {grpc.handleUnaryCall<Request, Response>}
 */
function unary(handle) {
  return async (call, answer) => {
    try {
      answer(null, await handle(call));
    } catch (error) {
      answer({ code: grpc.status.UNKNOWN, message: messageOf(error) });
    }
  };
}

/**
 * @template Request, Response
 * @param {(call: grpc.ServerWritableStream<Request, Response>) => Promise<void>} handle
 * @returns {grpc.handleServerStreamingCall<Request, Response>}
 */
function streaming(handle) {
  return async (call) => {
    try {
      await handle(call);
      call.end();
    } catch (error) {
      call.emit("error", { code: grpc.status.UNKNOWN, message: messageOf(error) });
    }
  };
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}

module.exports = { LanguageHost };
