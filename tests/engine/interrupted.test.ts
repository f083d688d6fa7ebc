import assert from "node:assert/strict";
import {
  assertPlainWords,
  jsonOf,
  madeResources,
  type RolloutJson,
  setFaults,
  stackFiles,
  statusOf,
} from "./cli-support";
import { find, processesOf, resourceCount, seeded, until, type Victim } from "./interrupted-support";
import { type Outcome, type Sandbox, useSandbox } from "./support";

/** What is interrupted is an engine, and there is one a stack: the smallest tells most. */
const globalOnly = ["dev-global"];
const withCell = ["dev-global", "dev-eu-central-1"];

/** AWS takes its time, before or after the effect of a call: an interruption then finds calls under way. */
const slow = (milliseconds: number) => ({
  latency: [
    { match: { kind: "create" }, milliseconds, when: "before" },
    { match: { kind: "create" }, milliseconds, when: "after" },
  ],
});

class Interruption {
  private readonly files: string[];

  constructor(
    readonly sandbox: Sandbox,
    stacks: readonly string[],
  ) {
    this.files = ["--stacks", stackFiles(sandbox, stacks)];
  }

  up = (): Promise<Outcome> => this.sandbox.cells(["up", "dev", "--offline", ...this.files]);
  destroy = (): Promise<Outcome> =>
    this.sandbox.cells(["destroy", "dev", "--offline", "--yes", ...this.files]);
  status = () => statusOf(this.sandbox, ["dev", ...this.files]);

  /** Starts `up`, lets it make some resources, sends a signal to one of its processes, and waits for the end of all. */
  async interrupt(victim: Victim, signal: NodeJS.Signals, resources: number): Promise<Outcome> {
    const { outcome } = this.sandbox.startCells(["up", "dev", "--offline", ...this.files]);
    let ended = false;
    outcome.then(() => {
      ended = true;
    });
    const target = await until("the moment", () => {
      const process = find(this.sandbox, victim);
      return ended || (resourceCount(this.sandbox) >= resources && process) || undefined;
    });
    if (typeof target === "object") {
      try {
        process.kill(target.pid, signal);
      } catch {
        // it ended a moment before
      }
    }
    const result = await outcome;
    await until("every process to end", () => processesOf(this.sandbox).length === 0);
    return result;
  }

  /** The next `up` puts everything right, whatever was cut short; nothing is paid for unseen. */
  async assertConverges(): Promise<void> {
    setFaults(this.sandbox, {});
    const outcome = await this.up();
    assert.equal(outcome.code, 0, `${outcome.stdout}${outcome.stderr}`);
    assertPlainWords(outcome);
    const again = jsonOf<RolloutJson>(
      await this.sandbox.cells(["up", "dev", "--offline", "--json", ...this.files]),
    );
    for (const { stack, changes } of again.stacks) {
      assert.deepEqual(Object.keys(changes), ["unchanged"], `${stack} ${JSON.stringify(changes)}`);
    }
    const status = await this.status();
    for (const stack of status.stacks) {
      assert.deepEqual([stack.locks, stack.interrupted, stack.unsure], [[], [], []]);
    }
    assert.deepEqual(status.orphans, []);
  }
}

describe("interrupted: up", () => {
  const sandbox = useSandbox();
  let it_: Interruption;
  beforeEach(() => {
    it_ = new Interruption(sandbox(), globalOnly);
  });
  afterEach(async () => {
    setFaults(sandbox(), {});
    const { code, stdout, stderr } = await it_.destroy();
    assert.equal(code, 0, `${stdout}${stderr}`);
    assert.deepEqual(madeResources(sandbox()), []);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`by ${signal}: finishes what is under way, says what stands and how to go on`, async () => {
      setFaults(sandbox(), slow(300));
      const outcome = await it_.interrupt("cells", signal, 5);
      assert.equal(outcome.code, 1, `${outcome.stdout}${outcome.stderr}`);
      assert.match(outcome.stderr, /the engine finishes what is under way/);
      assert.match(outcome.stdout, /was interrupted\./);
      assert.match(outcome.stdout, /To go on: npx cells up dev --offline/);
      assertPlainWords(outcome);
      const status = await it_.status();
      for (const { locks, interrupted } of status.stacks) assert.deepEqual([locks, interrupted], [[], []]);
      assert.deepEqual(status.orphans, []);
      await it_.assertConverges();
    });
  }

  it("by the death of the engine: the stale lock and the creates under way are shown, then settled", async () => {
    setFaults(sandbox(), slow(300));
    const outcome = await it_.interrupt("engine", "SIGKILL", 5);
    assert.equal(outcome.code, 1);
    assert.match(outcome.stdout, /the engine was killed/);
    assertPlainWords(outcome);
    const [stack] = (await it_.status()).stacks;
    assert.equal(stack?.locks[0]?.stale, true);
    assert.ok((stack?.interrupted.length ?? 0) > 0);
    setFaults(sandbox(), {});
    const next = await it_.up();
    assert.equal(next.code, 0, `${next.stdout}${next.stderr}`);
    assert.match(
      next.stderr,
      /dev-global was left locked by process \d+ .*, which is gone: the lock is cleared\./,
    );
    await it_.assertConverges();
  });

  it("by the death of the provider: what it made and nobody noted is taken up", async () => {
    setFaults(sandbox(), slow(500));
    const outcome = await it_.interrupt("provider", "SIGKILL", 5);
    assert.equal(outcome.code, 1, `${outcome.stdout}${outcome.stderr}`);
    assertPlainWords(outcome);
    await it_.assertConverges();
  });

  it("by the death of cells itself: the engine winds down and the next up goes on", async () => {
    setFaults(sandbox(), slow(300));
    await it_.interrupt("cells", "SIGKILL", 5);
    await it_.assertConverges();
  });
});

describe("interrupted: at random moments", () => {
  const sandbox = useSandbox();
  const seed = Number(process.env.SEED ?? 20260301);
  const rounds = Number(process.env.ROUNDS ?? 6);

  it(`loses nothing in ${rounds} rounds (SEED=${seed})`, async () => {
    const one = new Interruption(sandbox(), withCell);
    const random = seeded(seed);
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    for (let round = 0; round < rounds; round++) {
      setFaults(sandbox(), slow(50 + Math.floor(random() * 400)));
      const victim = pick(["engine", "provider", "cells"] as const);
      const signal = pick(["SIGKILL", "SIGINT", "SIGTERM"] as const);
      const moment = resourceCount(sandbox()) + Math.floor(random() * 25);
      assertPlainWords(await one.interrupt(victim, signal, moment));
    }
    await one.assertConverges();
    const { code, stdout, stderr } = await one.destroy();
    assert.equal(code, 0, `${stdout}${stderr}`);
    assert.deepEqual(madeResources(sandbox()), []);
  });
});
