import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildUploader } from "../../../runtime/recordings/build";
import { Machine } from "./machine";
import { S3 } from "./s3";

/** Gives each test of the suite a machine of its own, before one S3. */
export function withMachine(): () => Machine {
  let s3: S3;
  let machine: Machine;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "uploader-"));
    chmodSync(folder, 0o755);
    await buildUploader(join(folder, "uploader.js"));
    s3 = await S3.start();
  });
  beforeEach(async () => {
    machine = await Machine.start(s3, join(folder, "uploader.js"));
  });
  afterEach(() => machine.stop());
  after(() => {
    s3.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => machine;
}
