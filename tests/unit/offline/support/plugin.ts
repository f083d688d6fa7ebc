/** The aws plugin as a real process over a temporary cloud, and requests to it as the engine makes them. */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import proto from "@pulumi/pulumi/proto/provider_pb";
import type { ValueMap } from "../../../../offline/model/value";
import { marshal, unmarshal } from "../../../../offline/protocol/marshal";
import { type ProviderClient, providerClient } from "./clients";

const launcher = join(__dirname, "../../../../offline/plugin.js");

export function temporaryCloud(): { directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), "offline-cloud-"));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

export class AwsPlugin {
  readonly #process: ChildProcess;
  readonly client: ProviderClient;

  private constructor(child: ChildProcess, port: number) {
    this.#process = child;
    this.client = providerClient(port);
  }

  static async start(
    directory: string,
    settings: ValueMap = { region: "eu-central-1" },
    faults = "",
  ): Promise<AwsPlugin> {
    const plugin = await AwsPlugin.startUnconfigured(directory, faults);
    await plugin.configure(settings);
    return plugin;
  }

  static async startUnconfigured(directory: string, faults = ""): Promise<AwsPlugin> {
    const env = { ...process.env, OFFLINE_AWS_STATE: directory, OFFLINE_AWS_FAULTS: faults };
    const child = spawn(process.execPath, [launcher, "aws"], { env, stdio: ["pipe", "pipe", "inherit"] });
    const [line] = await new Promise<string[]>((resolve, reject) => {
      createInterface({ input: child.stdout }).once("line", (text) => resolve([text]));
      child.once("exit", (code) => reject(new Error(`the plugin ended with code ${code}`)));
    });
    return new AwsPlugin(child, Number(line));
  }

  async configure(settings: ValueMap): Promise<proto.ConfigureResponse> {
    const request = new proto.ConfigureRequest();
    request.setArgs(marshal(settings));
    return this.client.call("configure", request);
  }

  async check(type: string, name: string, news: ValueMap, olds: ValueMap = {}, secrets: string[] = []) {
    const request = new proto.CheckRequest();
    request.setUrn(urnOf(type, name));
    request.setNews(marshal(news, secrets));
    request.setOlds(marshal(olds));
    request.setRandomseed(Buffer.from("seed"));
    const response = await this.client.call<proto.CheckResponse>("check", request);
    const failures = response.getFailuresList().map((each) => `${each.getProperty()}: ${each.getReason()}`);
    return { ...unmarshal(response.getInputs()), inputs: unmarshal(response.getInputs()).values, failures };
  }

  async diff(
    type: string,
    olds: { inputs: ValueMap; outputs: ValueMap },
    news: ValueMap,
    ignoreChanges: string[] = [],
  ) {
    const request = new proto.DiffRequest();
    request.setUrn(urnOf(type, "x"));
    request.setOlds(marshal(olds.outputs));
    request.setOldInputs(marshal(olds.inputs));
    request.setNews(marshal(news));
    request.setIgnorechangesList(ignoreChanges);
    const response = await this.client.call<proto.DiffResponse>("diff", request);
    const kinds = Object.entries(proto.PropertyDiff.Kind);
    const details = response.getDetaileddiffMap().toArray() as unknown as [string, unknown][];
    return {
      changes: response.getChanges() === proto.DiffResponse.DiffChanges.DIFF_SOME,
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      details: Object.fromEntries(
        details.map(([path]) => {
          const kind = response.getDetaileddiffMap().get(path)?.getKind();
          return [path, kinds.find(([, value]) => value === kind)?.[0]];
        }),
      ),
    };
  }

  async create(
    type: string,
    name: string,
    inputs: ValueMap,
    options: { preview?: boolean; secrets?: string[] } = {},
  ) {
    const request = new proto.CreateRequest();
    request.setUrn(urnOf(type, name));
    request.setProperties(marshal(inputs, options.secrets ?? []));
    request.setPreview(options.preview ?? false);
    const response = await this.client.call<proto.CreateResponse>("create", request);
    const { values, secrets } = unmarshal(response.getProperties());
    return { id: response.getId(), outputs: values, secrets };
  }

  /** Check, then create, as the engine does for something new. */
  async make(type: string, name: string, news: ValueMap) {
    const { inputs, failures } = await this.check(type, name, news);
    if (failures.length > 0) throw new Error(failures.join("\n"));
    return { inputs, ...(await this.create(type, name, inputs)) };
  }

  async update(
    type: string,
    id: string,
    olds: { inputs: ValueMap; outputs: ValueMap },
    news: ValueMap,
    preview = false,
  ) {
    const request = new proto.UpdateRequest();
    request.setUrn(urnOf(type, "x"));
    request.setId(id);
    request.setOlds(marshal(olds.outputs));
    request.setOldInputs(marshal(olds.inputs));
    request.setNews(marshal(news));
    request.setPreview(preview);
    const response = await this.client.call<proto.UpdateResponse>("update", request);
    return unmarshal(response.getProperties()).values;
  }

  async read(
    type: string,
    id: string,
    state: { inputs: ValueMap; outputs: ValueMap } = { inputs: {}, outputs: {} },
  ) {
    const request = new proto.ReadRequest();
    request.setUrn(urnOf(type, "x"));
    request.setId(id);
    request.setProperties(marshal(state.outputs));
    request.setInputs(marshal(state.inputs));
    const response = await this.client.call<proto.ReadResponse>("read", request);
    return {
      id: response.getId(),
      outputs: unmarshal(response.getProperties()).values,
      inputs: unmarshal(response.getInputs()).values,
      secrets: unmarshal(response.getProperties()).secrets,
    };
  }

  async delete(type: string, id: string, outputs: ValueMap): Promise<void> {
    const request = new proto.DeleteRequest();
    request.setUrn(urnOf(type, "x"));
    request.setId(id);
    request.setProperties(marshal(outputs));
    await this.client.call("delete", request);
  }

  async invoke(token: string, args: ValueMap): Promise<ValueMap> {
    const request = new proto.InvokeRequest();
    request.setTok(token);
    request.setArgs(marshal(args));
    return unmarshal((await this.client.call<proto.InvokeResponse>("invoke", request)).getReturn()).values;
  }

  /** Kills it without warning. */
  kill(): Promise<void> {
    return this.#end("SIGKILL");
  }

  stop(): Promise<void> {
    return this.#end("SIGINT");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    this.client.close();
    const ended = new Promise<void>((resolve) => this.#process.once("exit", () => resolve()));
    this.#process.kill(signal);
    await ended;
  }
}

export function urnOf(type: string, name: string): string {
  return `urn:pulumi:dev::p::${type}::${name}`;
}

export interface Listed {
  readonly type: string;
  readonly id: string;
  readonly urn: string | null;
  readonly stack: string | null;
  readonly importId: string;
  readonly ownedBy: string | null;
}

export async function listCloud(directory: string): Promise<Listed[]> {
  const env = { ...process.env, OFFLINE_AWS_STATE: directory };
  const { stdout } = await promisify(execFile)(process.execPath, [launcher, "list"], {
    env,
    maxBuffer: 2 ** 26,
  });
  return JSON.parse(stdout);
}
