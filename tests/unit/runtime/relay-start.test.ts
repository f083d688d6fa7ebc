import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const script = join(__dirname, "../../../runtime/rtpengine/start.sh");

/** Instance metadata, which answers 404 for what an instance has not: curl -f ends with 22 then, and with 28 after a time-out. */
const curl = (metadata: Readonly<Record<string, string>>, failure: number) => `#!/bin/sh
case "$*" in
*/api/token) echo token ;;
${Object.entries(metadata)
  .map(([name, value]) => `*/meta-data/${name}) echo ${value} ;;\n`)
  .join("")}*) exit ${failure} ;;
esac
`;

describe("start.sh of a relay", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "relay-"));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  function program(name: string, text: string): void {
    writeFileSync(join(directory, name), text);
    chmodSync(join(directory, name), 0o755);
  }

  /** What RTPEngine is started with on a machine of which this is known. */
  async function commandLine(
    metadata: Readonly<Record<string, string>>,
    environment: Readonly<Record<string, string>> = {},
    failure = 22,
  ): Promise<string[]> {
    program("curl", curl(metadata, failure));
    program("rtpengine", '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    const ports = { MEDIA_CONTROL_PORT: "2223", MEDIA_HEALTH_PORT: "9900", MEDIA_COMMAND_PORT: "9901" };
    const env = { PATH: `${directory}:${process.env.PATH}`, ...ports, ...environment };
    return (await promisify(execFile)(script, { env })).stdout.trim().split("\n");
  }
  const interfaces = (args: readonly string[]) => args.filter((arg) => arg.startsWith("--interface="));

  it("tells browsers the machine's public address, and listens on the private one alone", async () => {
    const args = await commandLine({ "local-ipv4": "10.0.1.7", "public-ipv4": "192.0.2.7" });
    assert.deepEqual(interfaces(args), ["--interface=cell/10.0.1.7", "--interface=world/10.0.1.7!192.0.2.7"]);
    assert.ok(args.includes("--listen-ng=10.0.1.7:2223") && args.includes("--listen-http=10.0.1.7:9900"));
    assert.ok(args.includes("--listen-cli=127.0.0.1:9901"));
  });

  it("starts on a machine without a public address too", async () => {
    const args = await commandLine({ "local-ipv4": "10.0.1.7" });
    assert.deepEqual(interfaces(args), ["--interface=cell/10.0.1.7", "--interface=world/10.0.1.7!10.0.1.7"]);
  });

  it("does not take silence for having no public address", async () => {
    await assert.rejects(commandLine({ "local-ipv4": "10.0.1.7" }, {}, 28));
  });

  it("tells the addresses and takes the ports of its slot, where it holds one", async () => {
    const slot = { MEDIA_ADVERTISED_ADDRESSES: "192.0.2.1 192.0.2.2", MEDIA_PORTS: "31000-31999" };
    const args = await commandLine({ "local-ipv4": "10.0.1.7" }, slot);
    assert.deepEqual(interfaces(args).slice(1), [
      "--interface=world/10.0.1.7!192.0.2.1",
      "--interface=world/10.0.1.7!192.0.2.2",
    ]);
    assert.ok(args.includes("--port-min=31000") && args.includes("--port-max=31999"));
  });

  it("hands streams to the kernel where its module is loaded, and relays in user space elsewhere", async () => {
    const tables = async (environment: Readonly<Record<string, string>>) =>
      (await commandLine({ "local-ipv4": "10.0.1.7" }, environment)).filter((arg) =>
        arg.startsWith("--table"),
      );
    // The file says table 0.
    assert.deepEqual(await tables({ MEDIA_KERNEL_CONTROL: script }), []);
    assert.deepEqual(await tables({ MEDIA_KERNEL_CONTROL: join(directory, "missing") }), ["--table=-1"]);
  });

  it("does not start on a machine whose own address it cannot learn", async () => {
    await assert.rejects(commandLine({}));
  });
});
