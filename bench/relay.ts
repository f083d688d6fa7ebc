/**
 * Calls in progress against RTPEngine's CPU. Two relays back to back: the first makes DTLS-SRTP of plain RTP as a browser
 * would, the second is measured, as it turns that into plain RTP for a switch, and the other way.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addresses } from "../tests/call/harness/addresses";
import { Relay } from "../tests/call/harness/relay";
import { readAudio, writeAudio } from "../tests/call/harness/sdp";
import { sleep, until } from "../tests/call/harness/wait";
import { cpuMicroseconds, proportionalBytes } from "./lib/group-usage";
import { inNetwork } from "./lib/in-namespace";
import { NgClient } from "./lib/ng-client";
import { RtpLeg } from "./lib/rtp-leg";

const sizes = [10, 25, 50];
const measuredSeconds = 10;

const towardsBrowser = {
  "transport-protocol": "UDP/TLS/RTP/SAVPF",
  ICE: "force",
  "rtcp-mux": ["offer", "require"],
  DTLS: "passive",
  SDES: ["off"],
  flags: ["generate-mid"],
};
const towardsSwitch = {
  "transport-protocol": "RTP/AVP",
  ICE: "remove",
  "rtcp-mux": ["demux"],
  DTLS: "off",
  SDES: ["off"],
};

export default function measureRelay(): Promise<void> {
  return inNetwork("relay", async () => {
    const directory = mkdtempSync(join(tmpdir(), "bench-relay-"));
    const ports = { from: 20_000, to: 59_999 };
    const relays = [new Relay(0, directory, ports), new Relay(1, directory, ports)] as const;
    const clients = relays.map(({ address }) => new NgClient(addresses.edges[0], { address, port: 2223 }));
    const [browserSide, measured] = clients as [NgClient, NgClient];
    try {
      await Promise.all(relays.map((relay) => relay.ready()));
      const calls: RtpLeg[] = [];
      const table = [await measure(relays[1], calls)];
      for (const size of sizes) {
        while (calls.length < 2 * size)
          calls.push(...(await connect(calls.length / 2, browserSide, measured)));
        await until("every call has sound", () => calls.every(({ packets }) => packets > 10));
        table.push(await measure(relays[1], calls));
      }
      print(table);
      for (const call of calls) call.close();
    } finally {
      for (const client of clients) client.close();
      await Promise.all(relays.map((relay) => relay.kill()));
      rmSync(directory, { recursive: true });
    }
  });
}

/** One call through both relays; its two ends. */
async function connect(index: number, browserSide: NgClient, measured: NgClient): Promise<RtpLeg[]> {
  const [caller, switchSide] = [
    new RtpLeg(addresses.switches[0], 20_000 + 2 * index),
    new RtpLeg(addresses.switches[1], 20_000 + 2 * index),
  ] as const;
  const call = { "call-id": `call${index}`, "from-tag": "a", replace: ["origin", "session-connection"] };
  const offer = writeAudio(addresses.switches[0], caller.port, 1);
  const encrypted = await browserSide.describe("offer", { ...call, ...towardsBrowser, sdp: offer });
  const plain = await measured.describe("offer", { ...call, ...towardsSwitch, sdp: encrypted });
  const answer = writeAudio(addresses.switches[1], switchSide.port, 1, { offer: plain });
  const answered = { ...call, "to-tag": "b" };
  const encryptedAnswer = await measured.describe("answer", { ...answered, sdp: answer });
  const plainAnswer = await browserSide.describe("answer", { ...answered, sdp: encryptedAnswer });
  for (const [stream, description] of [
    [caller, plainAnswer],
    [switchSide, plain],
  ] as const) {
    const { address, port } = readAudio(description);
    stream.sendTo(address, port);
  }
  return [caller, switchSide];
}

async function measure(relay: Relay, streams: readonly RtpLeg[]) {
  const count = () => ({
    packets: streams.reduce((sum, { packets }) => sum + packets, 0),
    sent: streams.reduce((sum, { sent }) => sum + sent, 0),
  });
  const before = { cpu: cpuMicroseconds(relay.group), ...count(), at: performance.now() };
  await sleep(measuredSeconds * 1000);
  const seconds = (performance.now() - before.at) / 1000;
  const after = count();
  return {
    calls: streams.length / 2,
    cpuPercent: (cpuMicroseconds(relay.group) - before.cpu) / 10_000 / seconds,
    packetsPerSecond: (after.packets - before.packets) / seconds,
    sentPerSecond: (after.sent - before.sent) / seconds,
    mebibytes: proportionalBytes(relay.group) / 2 ** 20,
  };
}

function print(table: readonly Awaited<ReturnType<typeof measure>>[]): void {
  console.log(
    `\nRTPEngine in user space, DTLS-SRTP on one side and RTP on the other, over ${measuredSeconds} s each`,
  );
  console.table(
    table.map(({ calls, cpuPercent, sentPerSecond, packetsPerSecond, mebibytes }) => ({
      calls,
      "% of a core": cpuPercent.toFixed(1),
      "packets a second": Math.round(sentPerSecond),
      "that arrive": Math.round(packetsPerSecond),
      MiB: Math.round(mebibytes),
    })),
  );
  const [idle, most] = [table[0], table.at(-1)];
  if (idle === undefined || most === undefined) return;
  const each = (most.cpuPercent - idle.cpuPercent) / most.calls;
  console.log(
    `A call in progress: ${each.toFixed(2)} % of a core, so about ${Math.floor(100 / each)} calls a core.`,
  );
  console.log("Forwarding in the kernel is not measured: it needs RTPEngine's kernel module.");
}
