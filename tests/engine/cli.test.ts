import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import {
  assertPlainWords,
  changeLoadBalancer,
  changesOf,
  copyOfCheckout,
  jsonOf,
  madeResources,
  type RolloutJson,
  runNode,
  setFaults,
  stackFiles,
  statusOf,
} from "./cli-support";
import { type Outcome, useSandbox } from "./support";

const dev = ["dev-global", "dev-eu-central-1", "dev-eu-west-1"];
const standings = (json: RolloutJson) => json.stacks.map(({ stack, standing }) => `${stack} ${standing}`);

describe("cells: one environment from nothing to nothing", () => {
  const sandbox = useSandbox();
  const run = (verb: string, ...args: string[]): Promise<Outcome> =>
    sandbox().cells([verb, "dev", "--offline", ...args]);
  const json = async (verb: string, ...args: string[]) =>
    jsonOf<RolloutJson>(await run(verb, "--json", ...args));

  it("comes up: the global stack first, then cell by cell", async () => {
    const outcome = await run("up");
    assert.equal(outcome.code, 0, `${outcome.stdout}${outcome.stderr}`);
    assertPlainWords(outcome);
    const order = [...outcome.stdout.matchAll(/^✔ (dev-[a-z0-9-]+): \d+ created in/gm)].map(
      ([, stack]) => stack,
    );
    assert.deepEqual(order, dev);
    assert.match(outcome.stdout, /3 stacks up\./);
  });

  it("has nothing to do the second time", async () => {
    assert.deepEqual(changesOf(await json("up")), {
      "dev-global": {},
      "dev-eu-central-1": {},
      "dev-eu-west-1": {},
    });
  });

  it("is healthy, and nothing in the cloud is unknown to the states", async () => {
    const status = await statusOf(sandbox(), ["dev"]);
    assert.deepEqual(status.orphans, []);
    for (const cell of status.stacks.filter(({ kind }) => kind === "cell")) {
      assert.equal(cell.health?.healthy, true, JSON.stringify(cell.health));
      assert.ok((cell.health?.edge.of ?? 0) > 0);
    }
  });

  it("is drawn at the end of the demo, and what to type next", async () => {
    const demo = await sandbox().cells(["demo", "dev"]);
    assert.equal(demo.code, 0, demo.stdout + demo.stderr);
    const picture = demo.stdout.slice(demo.stdout.indexOf("What stands in dev"));
    assert.match(
      picture,
      /wss:\/\/sip\.dev\.example\.com\/ws, port 443\n.*\n {2}accelerator {2}\d+[.\d]+ {2}\d+[.\d]+\n/,
    );
    for (const region of ["eu-central-1", "eu-west-1"])
      assert.match(
        picture,
        new RegExp(`cell ${region} {2}\\d+ resources, healthy: edge 1/1, media 1/1, switches 1/1`),
      );
    const [, reachable = ""] = /Reachable from the internet:\n([\s\S]*?)\n\n/.exec(picture) ?? [];
    assert.deepEqual(
      reachable.split("\n").map((line) => /accelerator|$/.exec(line)?.[0]),
      ["accelerator", "accelerator"],
    );
    assert.match(picture, /Next:\n +npx cells status dev --offline/);
  });

  it("exports what its contract says", async () => {
    const outputs = jsonOf<Record<string, Record<string, unknown>>>(await run("outputs", "--json"));
    assert.deepEqual(Object.keys(outputs), dev);
    assert.deepEqual(outputs["dev-global"]?.contract, { kind: "global", version: 1 });
    assert.deepEqual(outputs["dev-eu-west-1"]?.contract, { kind: "cell", version: 1 });
  });

  it("writes the SIP keys to no file and no output in plain text", async () => {
    const stack = "organization/voip-cells/dev-global";
    const exported = await sandbox().pulumi(["stack", "export", "--show-secrets", "--stack", stack]);
    const keys = [...exported.stdout.matchAll(/(?:current|previous)\W+([0-9a-f]{64})/g)].map(
      ([, key = ""]) => key,
    );
    assert.equal(new Set(keys).size, 2, exported.stderr);
    const files = fs
      .readdirSync(sandbox().root, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => path.join(each.parentPath, each.name));
    assert.ok(files.length > 300, `${files.length} files`);
    const holds = (text: string) => keys.some((key) => text.includes(key));
    assert.deepEqual(
      files.filter((file) => holds(fs.readFileSync(file, "utf8"))),
      [],
    );
    const outputs = await run("outputs", "--json");
    assert.ok(!holds(outputs.stdout + outputs.stderr));
  });

  it("previews exactly what up then does", async () => {
    const dial = (text: string, stack: string) =>
      stack === "dev-eu-west-1" ? `${text}\n  voip-cells:ingress:\n    trafficDialPercentage: 50\n` : text;
    const stacks = ["--stacks", stackFiles(sandbox(), dev, dial)];
    const previewed = changesOf(await json("preview", ...stacks));
    assert.deepEqual(previewed, {
      "dev-global": {},
      "dev-eu-central-1": {},
      "dev-eu-west-1": { updated: 1 },
    });
    assert.deepEqual(changesOf(await json("up", ...stacks)), previewed);
  });

  it("takes a third cell by one more stack file: other cells have no diff, the global stack only the secret's replica", async () => {
    const folder = stackFiles(sandbox(), dev);
    const cell = fs.readFileSync(path.join(folder, "Pulumi.dev-eu-west-1.yaml"), "utf8");
    const third = cell
      .replaceAll("eu-west-1", "us-east-1")
      .replace(/cidrBlock: 10\.\d+\./, "cidrBlock: 10.99.");
    fs.writeFileSync(path.join(folder, "Pulumi.dev-us-east-1.yaml"), third);
    const stacks = ["--stacks", folder];
    await json("up", "--cell", "eu-west-1"); // as in the repository again
    const up = changesOf(await json("up", ...stacks));
    assert.deepEqual(up["dev-global"], { updated: 1 });
    assert.deepEqual(up["dev-eu-central-1"], {});
    assert.deepEqual(up["dev-eu-west-1"], {});
    assert.ok((up["dev-us-east-1"]?.created ?? 0) > 50);
    const down = await json("destroy", "--yes", "--cell", "us-east-1", ...stacks);
    assert.deepEqual(standings(down), ["dev-us-east-1 done"]);
    assert.deepEqual(changesOf(await json("up"))["dev-global"], { updated: 1 });
  });

  it("lets plain pulumi work on the same stacks", async () => {
    const exported = await run("env");
    assert.equal(exported.code, 0);
    const names = [...exported.stdout.matchAll(/^export ([A-Z_]+)=/gm)].map(([, name]) => name);
    for (const name of ["PATH", "PULUMI_HOME", "PULUMI_BACKEND_URL", "OFFLINE_AWS_STATE"])
      assert.ok(names.includes(name));
    const copy = /^cd '(.+)'$/m.exec(exported.stdout)?.[1];
    assert.ok(copy);
    const preview = await sandbox().pulumi(["preview", "--stack", "dev-eu-west-1", "--expect-no-changes"], {
      cwd: copy,
    });
    assert.equal(preview.code, 0, preview.stdout + preview.stderr);
    for (const stack of ["dev-global", "dev-eu-west-1"]) {
      const refresh = ["refresh", "--yes", "--skip-preview", "--expect-no-changes", "--stack", stack];
      const refreshed = await sandbox().pulumi(refresh, { cwd: copy });
      assert.equal(refreshed.code, 0, refreshed.stdout + refreshed.stderr);
    }
    const listed = await sandbox().pulumi(["stack", "ls", "--json"], { cwd: copy });
    const stacks = jsonOf<{ name: string }[]>(listed).map(({ name }) => name);
    for (const stack of dev) assert.ok(stacks.includes(stack), `${stack} in ${stacks.join(", ")}`);
  });

  it("is not destroyed without the word of somebody", async () => {
    const outcome = await run("destroy");
    assert.equal(outcome.code, 2);
    assert.match(outcome.stderr, /--yes/);
  });

  it("goes down in the opposite order and leaves nothing", async () => {
    const down = await json("destroy", "--yes");
    assert.deepEqual(standings(down), ["dev-eu-west-1 done", "dev-eu-central-1 done", "dev-global done"]);
    assert.deepEqual(madeResources(sandbox()), []);
    assert.match((await run("destroy", "--yes")).stdout, /Nothing of dev stands/);
  });
});

describe("cells: a rollout that fails", () => {
  const sandbox = useSandbox();

  it("stops at the cell that fails, says what stands, and is finished by a second up", async () => {
    setFaults(sandbox(), {
      fail: [
        {
          match: { kind: "create", type: "aws:lb/loadBalancer:LoadBalancer", region: "eu-central-1" },
          message: "out of capacity",
        },
      ],
    });
    const failed = await sandbox().cells(["up", "dev", "--offline"]);
    assert.equal(failed.code, 1);
    assertPlainWords(failed);
    assert.match(failed.stdout, /✘ dev-eu-central-1: failed/);
    assert.match(failed.stdout, /aws:lb\/loadBalancer:LoadBalancer .*:\n.*out of capacity/);
    assert.match(failed.stdout, /Up to date: dev-global\. Not touched: dev-eu-west-1\./);
    assert.match(failed.stdout, /To go on: npx cells up dev --offline/);

    setFaults(sandbox(), {});
    const finished = jsonOf<RolloutJson>(await sandbox().cells(["up", "dev", "--offline", "--json"]));
    assert.equal(finished.ok, true);
    assert.deepEqual(changesOf(finished)["dev-global"], {});
    assert.deepEqual((await statusOf(sandbox(), ["dev"])).orphans, []);
  });
});

describe("cells: a program that breaks a rule", () => {
  const sandbox = useSandbox();

  it("is not brought up: what breaks it is never made", async () => {
    const copy = copyOfCheckout(sandbox().root);
    changeLoadBalancer(copy, "internal: true", "internal: false");
    const bin = path.join(copy, "cli", "bin.js");
    const up = await runNode(sandbox(), [bin, "up", "dev", "--offline", "--root", sandbox().root]);
    assert.equal(up.code, 1, `${up.stdout}${up.stderr}`);
    assert.match(up.stdout, /✘ dev-eu-central-1: /);
    assert.match(up.stdout, /load-balancer-public[\s\S]*Set `internal: true`/);
    assert.match(up.stdout, /Not touched: dev-eu-west-1\./);
    assertPlainWords(up);
    const made = madeResources(sandbox()).map(({ type }) => type);
    assert.ok(made.includes("aws:globalaccelerator/accelerator:Accelerator"), `${made}`);
    assert.ok(!made.includes("aws:lb/loadBalancer:LoadBalancer"), `${made}`);
  });
});

describe("cells: mistakes", () => {
  const sandbox = useSandbox();

  it("in the configuration are told all at once, exit code 2, and nothing is created", async () => {
    const bad = stackFiles(sandbox(), dev, (text, stack) =>
      stack === "dev-eu-west-1"
        ? text.replace(/cidrBlock: .*/, "cidrBlock: 10.20.0.0/99").replace(/minTasks: 1/, "minTasks: 9")
        : text,
    );
    for (const verb of ["up", "preview", "check", "status", "destroy"]) {
      const outcome = await sandbox().cells([verb, "dev", "--offline", "--stacks", bad]);
      assert.equal(outcome.code, 2, `${verb}: ${outcome.stdout}${outcome.stderr}`);
      assert.match(outcome.stderr, /Pulumi\.dev-eu-west-1\.yaml: network\.cidrBlock: "10\.20\.0\.0\/99"/);
      assert.match(outcome.stderr, /minTasks/);
      assertPlainWords(outcome);
    }
    assert.deepEqual(madeResources(sandbox()), []);
  });

  const typed: [string[], RegExp][] = [
    [["ups", "dev"], /There is no command "ups": did you mean "up"\?/],
    [["up", "dve", "--offline"], /Did you mean "dev"\?/],
    [["up", "dev", "--offline", "--cell", "eu-west-2"], /did you mean "eu-west-1"\?/],
    [["up", "dev", "--ofline"], /Unknown option '--ofline'/],
    [["up"], /environment/],
    [["env", "dev"], /npx cells env dev --offline/],
  ];
  for (const [args, expected] of typed) {
    it(`of typing are one sentence: cells ${args.join(" ")}`, async () => {
      const outcome = await sandbox().cells(args);
      assert.equal(outcome.code, 2);
      assert.match(outcome.stderr, expected);
      assert.equal(outcome.stdout, "");
      assertPlainWords(outcome);
    });
  }

  it("protect a protected environment from destroy", async () => {
    const outcome = await sandbox().cells(["destroy", "prod", "--offline", "--yes"]);
    assert.equal(outcome.code, 1);
    assert.match(outcome.stderr, /prod is protected .*nothing was destroyed/);
    assert.match(outcome.stderr, /set voip-cells:protect to false/);
  });
});
