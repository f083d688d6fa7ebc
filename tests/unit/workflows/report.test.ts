import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { checkMarkdown, marker } from "../../../cli/report/check/markdown";
import { reportWith } from "../cli/check/sample";

const script = path.resolve(__dirname, "../../../.github/scripts/report.js");
const sha = "0123456789abcdef0123456789abcdef01234567";

interface Comment {
  id: number;
  body: string;
  user: { login: string } | null;
}

describe("the report of a pull request", () => {
  let folder = "";
  let server: Server;
  let calls: string[] = [];
  let comments: Comment[] = [];
  let pulls: object[] = [];

  before((done) => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "voip-cells-tests-"));
    server = createServer(async (request, response) => {
      let text = "";
      for await (const chunk of request) text += chunk;
      const url = new URL(request.url ?? "", "http://localhost");
      calls.push(`${request.method} ${url.pathname}${url.search}`);
      assert.equal(request.headers.authorization, "Bearer token");
      response.end(JSON.stringify(answer(request.method ?? "", url, text)));
    }).listen(0, "127.0.0.1", done);
  });
  after(() => {
    server.close();
    fs.rmSync(folder, { recursive: true });
  });
  beforeEach(() => {
    calls = [];
    comments = [];
    pulls = [{ number: 7, head: { sha } }];
  });

  /** GitHub, as far as the script asks it. */
  function answer(method: string, { pathname, searchParams }: URL, text: string): unknown {
    if (pathname === "/repos/acme/phones/pulls") return pulls;
    if (method === "GET") {
      const page = Number(searchParams.get("page"));
      return comments.slice((page - 1) * 100, page * 100);
    }
    const { body } = JSON.parse(text);
    if (method === "POST")
      comments.push({ id: 900 + comments.length, body, user: { login: "github-actions[bot]" } });
    else for (const one of comments) if (pathname.endsWith(`/${one.id}`)) one.body = body;
    return {};
  }

  function run(args: string[], more: Record<string, string> = {}) {
    const outputFile = path.join(folder, "output");
    fs.writeFileSync(outputFile, "");
    const env = {
      PATH: process.env.PATH ?? "",
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_REPOSITORY: "acme/phones",
      GITHUB_TOKEN: "token",
      GITHUB_OUTPUT: outputFile,
      HEAD_SHA: sha,
      RUN_EVENT: "pull_request",
      HEAD_OWNER: "stranger",
      HEAD_BRANCH: "fix/#1&x=y",
      PULL_REQUEST: "7",
      ...more,
    };
    return new Promise<{ code: number; said: string; output: string }>((resolve) => {
      execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) => {
        const output = fs.readFileSync(outputFile, "utf8");
        resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr, output });
      });
    });
  }

  function reportFile(text = checkMarkdown(reportWith())): string {
    const file = path.join(folder, "comment.md");
    fs.rmSync(file, { force: true });
    fs.writeFileSync(file, text);
    return file;
  }

  it("finds the pull request of a fork by its branch and commit", async () => {
    assert.equal((await run(["find"])).output, "number=7\nref=refs/pull/7/head\n");
    assert.deepEqual(calls, [
      "GET /repos/acme/phones/pulls?state=open&per_page=100&head=stranger%3Afix%2F%231%26x%3Dy",
    ]);
  });

  it("tells nobody of a commit that is no longer the newest, or of no pull request", async () => {
    pulls = [{ number: 7, head: { sha: "f".repeat(40) } }];
    const { code, output, said } = await run(["find"]);
    assert.deepEqual([code, output], [0, "number=\nref=\n"]);
    assert.match(said, /nothing to tell/);
    const pushed = await run(["find"], { RUN_EVENT: "push", HEAD_BRANCH: "main" });
    assert.equal(pushed.output, "number=\nref=refs/heads/main\n");
    const sly = await run(["find"], { RUN_EVENT: "push", HEAD_BRANCH: "main\nnumber=1" });
    assert.equal(sly.output, "number=\nref=refs/heads/mainnumber=1\n");
  });

  it("comments once, and writes over its own comment afterwards", async () => {
    const file = reportFile();
    assert.equal((await run(["comment", file])).code, 0);
    assert.equal((await run(["comment", reportFile(`${marker}\nagain\n`)])).code, 0);
    assert.equal(comments.length, 1);
    assert.match(comments[0]?.body ?? "", /^<!-- cells check -->\nagain\n\n<sub>For 0123456789abcdef/);
  });

  it("finds its comment among hundreds, and leaves other people's alone", async () => {
    const others = Array.from({ length: 205 }, (_, id) => ({ id, body: "hello", user: { login: "a" } }));
    const fake = { id: 500, body: `${marker}\nfake`, user: { login: "stranger" } };
    const own = { id: 501, body: `${marker}\nold`, user: { login: "github-actions[bot]" } };
    comments = [fake, ...others, own];
    assert.equal((await run(["comment", reportFile()])).code, 0);
    assert.equal(fake.body, `${marker}\nfake`);
    assert.doesNotMatch(own.body, /old/);
    assert.equal(comments.length, 207);
  });

  it("shows nothing but a report: no other text, no link to a file of the machine, nothing too long", async () => {
    for (const text of ["hello", `x${marker}\n`, `${marker}\n${"x".repeat(66_000)}`])
      assert.equal((await run(["comment", reportFile(text)])).code, 1);
    const link = path.join(folder, "link.md");
    fs.symlinkSync(reportFile(), link);
    const { code, said } = await run(["comment", link]);
    assert.equal(code, 1);
    assert.match(said, /is not a plain file/);
    assert.deepEqual(comments, []);
  });

  it("fails in words when GitHub refuses", async () => {
    const { code, said } = await run(["comment", reportFile()], { GITHUB_API_URL: "http://127.0.0.1:9" });
    assert.equal(code, 1);
    assert.doesNotMatch(said, /\n\s+at /);
    assert.equal((await run(["comment", reportFile()], { PULL_REQUEST: "7/../8" })).code, 1);
  });
});
