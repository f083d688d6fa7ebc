import assert from "node:assert/strict";
import { Cell } from "./harness/cell";
import type { LogLine } from "./harness/logs";
import { RawClient, request } from "./harness/raw-client";
import { until } from "./harness/wait";

const sample = /^([a-zA-Z_:][\w:]*)(?:\s*\{(\w+="[^"]*"(?:,\w+="[^"]*")*)\})? (-?\d+(?:\.\d+)?)(?: \d+)?$/;

/** Prometheus's text format: samples by name and labels. */
function parseMetrics(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [, name, labels, value] = sample.exec(line) ?? assert.fail(`no sample: ${line}`);
      return [labels ? `${name}{${labels}}` : `${name}`, Number(value)];
    }),
  );
}

describe("what an edge tells its operators", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start();
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
  });
  after(() => cell?.stop());

  const scrape = async () => parseMetrics(await cell.edge.metrics());

  it("metrics for Prometheus that count what happens", async () => {
    const before = await scrape();
    const phone = await cell.registeredPhone("alice");
    await phone.dial("100");
    await phone.inCall();
    const during = await scrape();
    const grew = (now: Map<string, number>, name: string) => (now.get(name) ?? 0) - (before.get(name) ?? 0);
    assert.equal(grew(during, 'edge_calls{direction="out"}'), 1);
    assert.equal(grew(during, "edge_usrloc_registered_users"), 1);
    assert.equal(grew(during, "edge_websocket_ws_current_connections"), 1);
    assert.equal(grew(during, "edge_dialog_active_dialogs"), 1);
    await phone.hangUp();
    await cell.quiet();
    await until(
      "the call is over here too",
      async () => grew(await scrape(), "edge_dialog_active_dialogs") === 0,
    );

    const call = cell.switch.place("alice", cell.edge.address);
    await phone.inCall();
    await until("the switch has the answer", () => call.state === "answered");
    assert.equal(grew(await scrape(), 'edge_calls{direction="in"}'), 1);
    await call.hangUp();
    await phone.close();
    await until("no one is left", async () => grew(await scrape(), "edge_usrloc_registered_users") === 0);
  });

  it("what it refuses, by reason", async () => {
    const client = await RawClient.open(cell.edge);
    await client.outcome(request("SUBSCRIBE"));
    client.close();
    assert.equal((await scrape()).get('edge_refused{reason="method"}'), 1);
  });

  it("log lines that carry the call's id and the switch's correlation id", async () => {
    const phone = await cell.registeredPhone("alice");
    await phone.dial("100");
    await phone.inCall();
    const { invite } = await cell.switch.call();
    const callId = invite.header("Call-ID");
    assert.equal(invite.header("X-Correlation"), callId);
    const lines = cell.edge
      .log()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as LogLine);
    const own = lines.filter(({ logprefix }) => logprefix === `call=${callId} correlation=${callId}`);
    assert.ok(own.some(({ message }) => message.includes(`goes to sip:${cell.switch.address}`)));
    await phone.hangUp();
    await cell.quiet();
  });
});
