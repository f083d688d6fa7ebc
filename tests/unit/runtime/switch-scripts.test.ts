import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const scripts = join(__dirname, "../../../runtime/freeswitch");
const password = "password-of-this-boot";

interface Ended {
  readonly code: number;
  readonly errors: string;
}

/** Runs a script of the switch with nothing of this process's environment but the path to programs. */
function run(script: string, environment: Readonly<Record<string, string>>, path = ""): Promise<Ended> {
  const env = { PATH: `${path}:${process.env.PATH}`, ...environment };
  return new Promise((resolve) => {
    execFile(join(scripts, script), { env }, (error, _, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), errors: stderr });
    });
  });
}

describe("stop.sh of a switch", () => {
  let directory: string;
  let server: Server;
  let commands: string[];
  let calls: number[];

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "switch-"));
    writeFileSync(join(directory, "event-socket"), password);
    commands = [];
    calls = [];
    server = eventSocket((command) => {
      commands.push(command);
      if (command.startsWith("auth "))
        return reply(command === `auth ${password}` ? "+OK accepted" : "-ERR invalid");
      if (command === "api show calls count") return body(`\n${calls.shift() ?? 0} total.\n`);
      return body("+OK\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  function stop(environment: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const { port } = server.address() as AddressInfo;
    return run("stop.sh", {
      EVENT_SOCKET_PORT: String(port),
      SWITCH_RUN_DIRECTORY: directory,
      ...environment,
    });
  }

  it("first takes no new call, then waits for the last one", async () => {
    // Ten is not none, though its last digit is.
    calls = [10, 1];
    assert.deepEqual(await stop(), { code: 0, errors: "" });
    const count = "api show calls count";
    assert.deepEqual(commands, [`auth ${password}`, "api fsctl pause inbound", count, count, count]);
  });

  it("waits no longer than it may", async () => {
    calls = Array<number>(100).fill(1);
    assert.equal((await stop({ SWITCH_STOP_SECONDS: "2" })).code, 0);
    assert.deepEqual(commands.slice(0, 2), [`auth ${password}`, "api fsctl pause inbound"]);
    assert.ok(calls.length > 90);
  });

  it("says so when it is not let in, and asks for nothing", async () => {
    writeFileSync(join(directory, "event-socket"), "another");
    const { code, errors } = await stop();
    assert.equal(code, 1);
    assert.match(errors, /refused the password/);
    assert.deepEqual(commands, ["auth another"]);
  });

  it("fails at once where no FreeSWITCH is", async () => {
    assert.notEqual((await stop({ EVENT_SOCKET_PORT: "1" })).code, 0);
  });
});

describe("start.sh of a switch", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "switch-"));
    program(
      "freeswitch",
      `printf '%s\\n' "$@" >${directory}/arguments\nenv >${directory}/environment\numask >${directory}/umask`,
    );
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  /** A program in the place of the machine's. */
  function program(name: string, script: string): void {
    writeFileSync(join(directory, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(directory, name), 0o755);
  }

  function start(): Promise<Ended> {
    return run("start.sh", { SWITCH_ADDRESS: "10.0.0.7", SWITCH_RUN_DIRECTORY: directory }, directory);
  }

  const written = (name: string) => readFileSync(join(directory, name), "utf8");

  it("makes a password for this boot, which only FreeSWITCH and its user can read", async () => {
    assert.deepEqual(await start(), { code: 0, errors: "" });
    const first = written("event-socket");
    assert.match(first, /^[0-9a-f]{64}$/);
    assert.equal(statSync(join(directory, "event-socket")).mode & 0o777, 0o600);
    assert.match(written("environment"), new RegExp(`^EVENT_SOCKET_PASSWORD=${first}$`, "m"));
    assert.match(written("environment"), /^SWITCH_ADDRESS=10\.0\.0\.7$/m);
    assert.ok(!written("arguments").includes(first));
    assert.equal(written("umask").trim(), "0077");
    await start();
    assert.notEqual(written("event-socket"), first);
  });

  it("names every directory, so that none is FreeSWITCH's own choice", async () => {
    await start();
    const names = written("arguments").split("\n");
    const directories = "conf log run db temp certs recordings storage cache scripts htdocs grammar sounds";
    for (const name of directories.split(" ")) {
      assert.ok(names[names.indexOf(`-${name}`) + 1]?.startsWith("/"), `-${name}`);
    }
  });

  it("starts nothing without a password", async () => {
    for (const broken of ["exit 1", "true", "echo short"]) {
      program("head", broken);
      const { code, errors } = await start();
      assert.equal(code, 1, broken);
      assert.match(errors, /the event socket has no password/);
      assert.ok(!existsSync(join(directory, "arguments")), broken);
    }
  });
});

/** FreeSWITCH's event socket, as far as stop.sh speaks with it. */
function eventSocket(answer: (command: string) => string): Server {
  return createServer((socket) => {
    socket.on("error", () => {});
    socket.write("Content-Type: auth/request\n\n");
    let unread = "";
    socket.on("data", (bytes) => {
      const parts = `${unread}${bytes}`.split("\n\n");
      unread = parts.pop() ?? "";
      for (const command of parts) socket.write(answer(command));
    });
  });
}

function reply(text: string): string {
  return `Content-Type: command/reply\nReply-Text: ${text}\n\n`;
}

function body(text: string): string {
  return `Content-Type: api/response\nContent-Length: ${text.length}\n\n${text}`;
}
