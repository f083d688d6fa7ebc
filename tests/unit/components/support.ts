import * as pulumi from "@pulumi/pulumi";
import * as state from "@pulumi/pulumi/runtime/state";

/** A resource as the engine would have been asked to make it: its inputs and the options that mocks hide. */
export interface Recorded {
  readonly type: string;
  readonly name: string;
  /** Resolved inputs; a secret is wrapped as the engine would send it and is listed in `secrets` too. */
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Names of the inputs that hold a secret. */
  readonly secrets: readonly string[];
  /** `<type>::<name>` of the parent; empty at the root. */
  readonly parent: string;
  readonly provider: string;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /** Logical names of what this one waits for, by `dependsOn` or through its inputs. */
  readonly dependencies: readonly string[];
}

/** A function that was called. */
export interface RecordedCall {
  readonly token: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly provider: string;
}

export interface Recording<T> {
  readonly value: T;
  readonly resources: readonly Recorded[];
  readonly calls: readonly RecordedCall[];
  /** The only resource of a type (and name, if given); an error lists what there is. */
  one(type: string, name?: string): Recorded;
  all(type: string): readonly Recorded[];
}

export interface RecordOptions {
  /** Functions that the code under test may call; any other call is an error. */
  readonly calls?: Readonly<Record<string, (inputs: Record<string, unknown>) => Record<string, unknown>>>;
  /** Outputs of a type, on top of its inputs and the defaults below. */
  readonly outputs?: Readonly<Record<string, (resource: pulumi.runtime.MockResourceArgs) => object>>;
  readonly stack?: string;
}

export const accountId = "111122223333";
export const region = "eu-central-1";

/** Outputs that AWS makes up and that the components read. */
const defaultOutputs: NonNullable<RecordOptions["outputs"]> = {
  "aws:s3/bucket:Bucket": ({ name }) => ({ arn: `arn:aws:s3:::${name}`, bucket: name, region }),
  "aws:kms/key:Key": ({ name }) => ({
    arn: `arn:aws:kms:${region}:${accountId}:key/${name}`,
    keyId: name,
  }),
  "aws:globalaccelerator/accelerator:Accelerator": () => ({
    arn: `arn:aws:globalaccelerator::${accountId}:accelerator/0a1b`,
    dnsName: "a0a1b.awsglobalaccelerator.com",
    dualStackDnsName: "a0a1b.dualstack.awsglobalaccelerator.com",
    hostedZoneId: "Z2BJ6XQ5FK7U4H",
    ipSets: [
      { ipFamily: "IPv4", ipAddresses: ["192.0.2.1", "192.0.2.2"] },
      { ipFamily: "IPv6", ipAddresses: ["2001:db8::1", "2001:db8::2"] },
    ],
  }),
  "aws:globalaccelerator/listener:Listener": () => ({
    arn: `arn:aws:globalaccelerator::${accountId}:accelerator/0a1b/listener/2c3d`,
  }),
  "aws:secretsmanager/secret:Secret": ({ name }) => ({ name }),
  "aws:route53/zone:Zone": () => ({ zoneId: "Z0MADE", nameServers: ["ns-1.example.net"] }),
  "aws:acm/certificate:Certificate": ({ inputs }) => ({
    domainValidationOptions: [
      {
        domainName: inputs.domainName,
        resourceRecordName: `_abc.${inputs.domainName}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: "_def.xyz.acm-validations.aws.",
      },
    ],
  }),
};

const defaultCalls: NonNullable<RecordOptions["calls"]> = {
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({ accountId, arn: "arn:aws:iam::x", userId: "x" }),
};

/**
 * Runs a program part against mocks and waits until every resource and call of it has settled. Records everything;
 * a call of a function that was not announced is an error. Recordings must not overlap: the SDK has one monitor.
 */
export async function record<T>(build: () => T, options: RecordOptions = {}): Promise<Recording<T>> {
  const resources: Recorded[] = [];
  const calls: RecordedCall[] = [];
  const failures: unknown[] = [];
  const outputs = { ...defaultOutputs, ...options.outputs };
  const answers = { ...defaultCalls, ...options.calls };

  await pulumi.runtime.setMocks(
    {
      newResource: (resource) => ({
        id: resource.custom ? `${resource.name}-id` : undefined,
        state: {
          ...(resource.type.startsWith("aws:") ? { arn: `arn:aws:mock:::${resource.name}` } : {}),
          ...resource.inputs,
          ...outputs[resource.type]?.(resource),
        },
      }),
      call: ({ token, inputs, provider }) => {
        const answer = answers[token];
        if (!answer) {
          const failure = new Error(`unexpected call of ${token}`);
          failures.push(failure);
          throw failure;
        }
        calls.push({ token, inputs, provider: provider ?? "" });
        return answer(inputs);
      },
    },
    "voip-cells",
    options.stack ?? "test-global",
    false,
  );
  allowTransforms();
  tapRegistrations(resources);

  return watchRejections(failures, async () => {
    const value = build();
    await pulumi.runtime.disconnect();
    // Node reports what nobody caught once the microtasks are done.
    await new Promise((resolve) => setImmediate(resolve));
    if (failures.length > 0) throw failures[0];
    return { value, resources, calls, ...finders(resources) };
  });
}

/** An input that fails is a promise that nobody awaits; while `run` lasts, such failures are collected, not fatal. */
async function watchRejections<T>(failures: unknown[], run: () => Promise<T>): Promise<T> {
  const others = process.listeners("unhandledRejection");
  process.removeAllListeners("unhandledRejection");
  process.on("unhandledRejection", (reason) => failures.push(reason));
  try {
    return await run();
  } finally {
    process.removeAllListeners("unhandledRejection");
    for (const listener of others) process.on("unhandledRejection", listener);
  }
}

/** What an output holds in the end. */
export function resolved<T>(output: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(output).apply((value) => resolve(value as pulumi.Unwrap<T>));
  });
}

/** With mocks the SDK has it that no engine knows transforms, and refuses resources that have any. They do not run. */
function allowTransforms(): void {
  (state as unknown as { getStore(): { supportsTransforms: boolean } }).getStore().supportsTransforms = true;
}

interface RegisterRequest {
  getType(): string;
  getName(): string;
  getParent(): string;
  getProvider(): string;
  getProtect(): boolean;
  getIgnorechangesList(): string[];
  getDependenciesList(): string[];
  getObject(): { toJavaScript(): Record<string, unknown> } | undefined;
}

const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** Mocks see inputs only, so the requests themselves are read on their way to the monitor. */
function tapRegistrations(resources: Recorded[]): void {
  const monitor = pulumi.runtime.getMonitor() as unknown as {
    registerResource(request: RegisterRequest, callback: unknown): Promise<void>;
  };
  const original = monitor.registerResource.bind(monitor);
  monitor.registerResource = (request, callback) => {
    const raw = request.getObject()?.toJavaScript() ?? {};
    resources.push({
      type: request.getType(),
      name: request.getName(),
      inputs: Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, reveal(value)])),
      secrets: Object.keys(raw).filter((key) => isSecret(raw[key])),
      parent: lastParts(request.getParent()),
      provider: request.getProvider(),
      protect: request.getProtect(),
      ignoreChanges: request.getIgnorechangesList(),
      dependencies: request.getDependenciesList().map((urn) => urn.split("::").pop() ?? ""),
    });
    return original(request, callback);
  };
}

function isSecret(value: unknown): value is { value: unknown } {
  return typeof value === "object" && value !== null && Object.values(value).includes(secretSignature);
}

function reveal(value: unknown): unknown {
  if (isSecret(value)) return reveal(value.value);
  if (Array.isArray(value)) return value.map(reveal);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, reveal(inner)]));
}

function lastParts(urn: string): string {
  const [, , type = "", name = ""] = urn.split("::");
  return urn ? `${type.split("$").pop()}::${name}` : "";
}

function finders(resources: readonly Recorded[]): Pick<Recording<unknown>, "one" | "all"> {
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  return {
    all,
    one(type, name) {
      const found = all(type).filter((resource) => name === undefined || resource.name === name);
      const [only] = found;
      if (only && found.length === 1) return only;
      const present = resources.map((resource) => `${resource.type} ${resource.name}`).join("\n  ");
      throw new Error(
        `${found.length} resources are a ${type} ${name ?? ""}, not one; there are\n  ${present}`,
      );
    },
  };
}
