/**
 * Runs the code of a function resource: CommonJS files of its archive, in this process, with Node's built-ins and the stand-in
 * SDK. What a function can do to this process it could do to a build machine as well: run none that you would not run yourself.
 */
import { Module } from "node:module";
import { posix } from "node:path";
import { compileFunction } from "node:vm";
import type { Aws } from "../behaviour/aws";
import { type Code, readCode } from "../cloud/code";
import type { Resource } from "../cloud/store";
import { Asset, Bag, Failure, Refusal } from "../model/table";
import { ec2Sdk } from "./ec2-sdk";

type Handler = (event: unknown, context: object) => unknown;

const functionType = "aws:lambda/function:Function";

export const invokeFunction: Aws["invokeFunction"] = async ({ aws, region, functionName, payload }) => {
  const resource = findFunction(aws, region, functionName);
  if (resource === undefined)
    throw new Refusal("ResourceNotFoundException", `Function not found: ${functionName}`, 404);
  const outputs = new Bag(resource.outputs);
  const name = outputs.text("name") ?? functionName;
  const handler = loadHandler(aws, resource, outputs);
  const timeoutSeconds = outputs.number("timeout") ?? 3;
  const deadline = Date.now() + timeoutSeconds * 1000;
  try {
    const context = {
      functionName: name,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    };
    const result = await within(timeoutSeconds, async () => handler(JSON.parse(payload), context));
    return JSON.stringify(result ?? null);
  } catch (error) {
    const [errorType, errorMessage] =
      error instanceof Error ? [error.name, error.message] : ["Error", String(error)];
    throw new Failure(
      `Lambda Function (${name}) returned error: (Unhandled): ${JSON.stringify({ errorType, errorMessage })}`,
    );
  }
};

function findFunction(aws: Aws, region: string, nameOrArn: string): Resource | undefined {
  const name = /^arn:[^:]*:lambda:([^:]*):\d*:function:([^:]+)/.exec(nameOrArn);
  return aws.store
    .list(functionType, name?.[1] ?? region)
    .find((each) => each.outputs.name === (name?.[2] ?? nameOrArn));
}

function loadHandler(aws: Aws, resource: Resource, outputs: Bag): Handler {
  const code = outputs.asset("code");
  const files = code instanceof Asset ? readCode(aws.store.directory, code) : undefined;
  if (files === undefined) {
    throw new Failure(
      `the code of ${resource.id} is not kept in the offline AWS: it runs folders and inline archives of up to 5 MB`,
    );
  }
  const [moduleName = "", exported = ""] = (outputs.text("handler") ?? "").split(".");
  const environment = outputs.block("environment").map("variables");
  const exports = new Loader(files, ec2Sdk(aws, resource.region), {
    ...environment,
    AWS_REGION: resource.region,
  }).load(`./${moduleName}`, ".");
  const handler = (exports as { [name: string]: unknown })[exported];
  if (typeof handler === "function") return handler as Handler;
  throw new Failure(`Runtime.HandlerNotFound: ${outputs.text("handler")} is undefined or not exported`);
}

/** `require` inside the archive. */
class Loader {
  readonly #files: Code;
  readonly #sdk: object;
  readonly #process: NodeJS.Process;
  readonly #loaded = new Map<string, { exports: unknown }>();

  constructor(files: Code, sdk: object, environment: object) {
    this.#files = files;
    this.#sdk = sdk;
    this.#process = Object.create(process, { env: { value: environment } });
  }

  load(request: string, folder: string): unknown {
    if (request === "@aws-sdk/client-ec2") return this.#sdk;
    if (Module.isBuiltin(request)) return require(request);
    const base = posix.normalize(posix.join(folder, request));
    const file = [base, `${base}.js`, `${base}.cjs`, `${base}.json`, `${base}/index.js`].find(
      (each) => each in this.#files,
    );
    if (!request.startsWith(".") || file === undefined) {
      throw new Error(
        `Cannot find module '${request}': the offline AWS gives functions their own files, Node's modules and @aws-sdk/client-ec2`,
      );
    }
    return this.#run(file);
  }

  #run(file: string): unknown {
    const known = this.#loaded.get(file);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    this.#loaded.set(file, module);
    const text = this.#files[file] ?? "";
    if (file.endsWith(".json")) module.exports = JSON.parse(text);
    else {
      const parameters = ["exports", "require", "module", "__filename", "__dirname", "process"];
      const folder = posix.dirname(file);
      const run = compileFunction(text, parameters, { filename: file });
      run(
        module.exports,
        (request: string) => this.load(request, folder),
        module,
        file,
        folder,
        this.#process,
      );
    }
    return module.exports;
  }
}

async function within<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Task timed out after ${seconds.toFixed(2)} seconds`)),
      seconds * 1000,
    );
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
