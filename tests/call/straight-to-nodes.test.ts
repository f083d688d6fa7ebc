import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ports } from "../../components/network/ports";
import { lane } from "./harness/addresses";
import { Edge } from "./harness/edge";
import { logMistakes } from "./harness/logs";
import { request } from "./harness/raw-client";
import { Relay } from "./harness/relay";
import { writeAudio } from "./harness/sdp";
import { applySecurityGroups, type Member } from "./harness/security-filter";
import { freshId } from "./harness/sip-message";
import { Vpc } from "./harness/vpc";
import { until } from "./harness/wait";

const inside = (number: number) => `10.92.${lane}.${number}`;

/** The stranger is a host of another subnet of the cell's VPC. */
const hosts = {
  caller: { address: `203.0.113.${66 + lane}`, party: "internet" },
  stranger: { address: inside(200), party: "nobody" },
  loadBalancer: { address: inside(2), party: "loadBalancer" },
  edge: { address: inside(11), party: "edge" },
  relay: { address: inside(21), party: "media" },
  switch: { address: inside(31), party: "switches" },
} as const satisfies Record<string, Member>;
type Name = keyof typeof hosts;

const nodes: readonly Name[] = ["edge", "relay", "switch"];
const attackers: readonly Name[] = ["caller", "stranger"];

/** What every host sends from, and hears answers on. */
const ownPort = 4_000;

/** A datagram for one of the nodes: as who sends it writes it, with an id that an answer repeats. */
interface Message {
  readonly title: string;
  readonly to: Name;
  readonly port: number;
  text(from: string, id: string): string;
}

const sip = (to: Name, method: string): Message => ({
  title: method,
  to,
  port: ports.sip,
  text: (from, id) =>
    request(method, {
      requestUri: `sip:100@${hosts[to].address}`,
      contact: `<sip:mallory@${from}>`,
      headers: [
        ["Via", `SIP/2.0/UDP ${from}:${ownPort};branch=z9hG4bK${id}`],
        ["Call-ID", id],
      ],
      ...(method === "INVITE" ? { body: writeAudio(from, 40_000, 1) } : {}),
    }).toString(),
});

const replication: Message = { ...sip("edge", "KDMQ"), port: ports.edgeReplication };

const mediaControl: Message = {
  title: "NG ping",
  to: "relay",
  port: ports.mediaControl,
  text: (_, id) => `${id} d7:command4:pinge`,
};

const hostile: readonly Message[] = [
  ...["OPTIONS", "INVITE", "REGISTER"].flatMap((method) => [sip("switch", method), sip("edge", method)]),
  replication,
  mediaControl,
];
/** What the nodes of a cell say to each other. */
const honest: readonly (readonly [from: Name, message: Message])[] = [
  ["edge", sip("switch", "OPTIONS")],
  ["switch", sip("edge", "OPTIONS")],
  ["edge", mediaControl],
];

/** Kamailio, RTPEngine and a switch, each on a host of its own with the security group of its party. */
describe("straight to the nodes of a cell, past its load balancer", () => {
  let directory: string;
  let vpc: Vpc<Name>;
  let relay: Relay;
  let edge: Edge;
  before(async () => {
    directory = mkdtempSync(join(tmpdir(), "vpc-"));
    vpc = await Vpc.start(hosts);
    await applySecurityGroups(vpc, hosts, "both");
    await Promise.all(
      [...nodes, ...attackers].map((name) =>
        vpc.host(name).ask("listen", hosts[name].address, "udp", [ownPort]),
      ),
    );
    await vpc.host("switch").ask("answerSip", hosts.switch.address);
    relay = new Relay(0, directory, { from: 30_000, to: 30_400 }, vpc.host("relay"));
    edge = new Edge(0, directory, {
      switches: [hosts.switch.address],
      relays: [hosts.relay.address],
      values: { sisterEdges: hosts.edge.address },
      host: vpc.host("edge"),
    });
  });
  after(async () => {
    await edge?.kill();
    await relay?.kill();
    vpc?.stop();
    const mistakes = logMistakes(directory);
    rmSync(directory, { recursive: true, force: true });
    assert.deepEqual(mistakes, [], "the logs of the nodes");
  });

  /** Sends a message, and gives a way to ask whether its receiver has noticed it: it answers, or the edge logs that it did not. */
  async function send(from: Name, { to, port, text }: Message): Promise<() => Promise<boolean>> {
    const id = freshId("straight");
    const { address } = hosts[to];
    const packet = { protocol: "udp", address, port, text: text(hosts[from].address, id) } as const;
    await vpc.host(from).ask("send", ownPort, [packet]);
    return async () => {
      const answers = await vpc.host(from).ask("arrived");
      return answers.some((answer) => answer.text.includes(id)) || edge.log().includes(id);
    };
  }

  it("its own traffic passes: the edge finds its switch and its relay, and the load balancer the edge", async () => {
    const health = (from: Name, url: string) => vpc.host(from).ask("get", url);
    await until(
      "the load balancer sees a healthy edge",
      async () => (await health("loadBalancer", `http://${hosts.edge.address}:8080/healthz`)) === 200,
      60,
    );
    assert.equal(await health("edge", `http://${hosts.relay.address}:9900/ping`), 200);
    for (const [from, message] of honest) {
      await until(`${message.to} hears ${message.title} of ${from}`, await send(from, message));
    }
  });

  for (const attacker of attackers) {
    describe(`from the ${attacker}`, () => {
      it("nothing arrives", async () => {
        const noticed = await Promise.all(hostile.map((message) => send(attacker, message)));
        // Sent later, heard: by now the others would have been.
        for (const [from, message] of honest) {
          await until(`${message.to} hears ${message.title} of ${from}`, await send(from, message));
        }
        const arrived = await Promise.all(noticed.map((ask) => ask()));
        assert.deepEqual(
          hostile.filter((_, index) => arrived[index]),
          [],
        );
      });

      describe("without the packet filters", () => {
        before(() => applySecurityGroups(vpc, hosts, "none"));
        after(() => applySecurityGroups(vpc, hosts, "both"));

        for (const message of hostile) {
          it(`${message.title} arrives at the ${message.to}`, async () => {
            await until("it is noticed", await send(attacker, message));
          });
        }
      });
    });
  }
});
