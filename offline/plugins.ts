/** The plugin processes. */
import provider from "@pulumi/pulumi/proto/provider_grpc_pb";
import type { Cloud } from "./open";
import { awsProvider } from "./protocol/aws-provider";
import { perConnection } from "./protocol/per-connection";
import { endWithParent, listen } from "./protocol/serve";

const service = provider.ResourceProviderService as unknown as Parameters<typeof listen>[0];

/** The engine starts a plugin by version; it is the folder that counts, this is for information only. */
const versions = { aws: "7.48.0", awsx: "3.9.0" };

async function start(name: "aws" | "awsx", cloud: Cloud): Promise<number> {
  const { port } = await listen(
    service,
    perConnection(() => handlers(name, cloud)),
  );
  return port;
}

function handlers(name: "aws" | "awsx", cloud: Cloud) {
  if (name === "aws") return awsProvider({ ...cloud, version: versions.aws });
  // loaded on demand: `aws` does without it
  const { awsxProvider } = require("./awsx/provider") as typeof import("./awsx/provider");
  return awsxProvider(versions.awsx);
}

export async function runPlugin(name: "aws" | "awsx", cloud: Cloud): Promise<void> {
  endWithParent();
  process.stdout.write(`${await start(name, cloud)}\n`);
}

export async function serveAll(cloud: Cloud): Promise<void> {
  endWithParent();
  const [aws, awsx] = [await start("aws", cloud), await start("awsx", cloud)];
  process.stdout.write(`${JSON.stringify({ aws, awsx })}\n`);
}
