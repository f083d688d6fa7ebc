import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { until } from "../../call/harness/wait";
import { s3Server } from "../setup";

export const region = "eu-central-1";
/** What moto takes for credentials: anything. */
export const credentials = { accessKeyId: "ASIATESTACCESSKEY", secretAccessKey: "test-secret-access-key" };

export interface StoredObject {
  readonly key: string;
  readonly content: Buffer;
  readonly metadata: Readonly<Record<string, string>>;
}

/** A real S3 API on this machine. */
export class S3 {
  private readonly client: S3Client;

  private constructor(
    readonly port: number,
    private readonly server: ChildProcess,
  ) {
    this.client = new S3Client({
      region,
      credentials,
      endpoint: `http://127.0.0.1:${port}`,
      forcePathStyle: true,
    });
  }

  static async start(): Promise<S3> {
    const port = await freePort();
    const server = spawn(s3Server, ["-H", "127.0.0.1", "-p", String(port)], { stdio: "ignore" });
    const s3 = new S3(port, server);
    await until("S3 answers", async () => (await fetch(`http://127.0.0.1:${port}/`)).ok, 60);
    return s3;
  }

  stop(): void {
    this.server.kill("SIGKILL");
  }

  /** A bucket that keeps every version, as the cell's does. */
  async createBucket(name: string): Promise<void> {
    const Bucket = name;
    await this.client.send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }),
    );
    await this.client.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }),
    );
  }

  /** All versions of all objects. */
  async objects(bucket: string): Promise<StoredObject[]> {
    const { Versions = [] } = await this.client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    return Promise.all(Versions.map(({ Key, VersionId }) => this.object(bucket, Key ?? "", VersionId)));
  }

  private async object(bucket: string, key: string, versionId?: string): Promise<StoredObject> {
    const { Body, Metadata = {} } = await this.client.send(
      new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }),
    );
    const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
    return { key, content, metadata: Metadata };
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}
