import assert from "node:assert/strict";
import { cellParties, type Flow, flows } from "../../components/network/flows";
import { ports } from "../../components/network/ports";
import { lane } from "./harness/addresses";
import type { Packet } from "./harness/host-process";
import { applySecurityGroups, type Member, type Sides } from "./harness/security-filter";
import { Vpc } from "./harness/vpc";
import { until } from "./harness/wait";

const inside = (number: number) => `10.91.${lane}.${number}`;

/** The hosts, and the party that each is of. The stranger is in another subnet of the same VPC and has no group of the cell's. */
const hosts: Readonly<Record<string, Member>> = {
  caller: { address: `203.0.113.${66 + lane}`, party: "internet" },
  stranger: { address: inside(200), party: "nobody" },
  loadBalancer: { address: inside(2), party: "loadBalancer" },
  edge: { address: inside(11), party: "edge" },
  sisterEdge: { address: inside(12), party: "edge" },
  relay: { address: inside(21), party: "media" },
  otherRelay: { address: inside(22), party: "media" },
  switch: { address: inside(31), party: "switches" },
  otherSwitch: { address: inside(32), party: "switches" },
  endpoint: { address: inside(41), party: "endpoints" },
  prometheus: { address: inside(150), party: "monitoring" },
  s3: { address: `198.51.100.${33 + lane}`, party: "s3" },
};
const names = Object.keys(hosts);
const hostOf = (name: string) => hosts[name] ?? assert.fail(name);
/** Ports that no flow opens, and that a node has or could have open: SSH, HTTP, FreeSWITCH's event socket, RPC. */
const closed = [22, 80, 5061, 8021, ports.edgeRpc, 9901];
/** Both ends of each flow's ports and what lies just beyond them. */
const probed = [
  ...new Set([
    ...closed,
    ...flows.flatMap(({ fromPort, toPort }) => [fromPort - 1, fromPort, toPort, toPort + 1]),
  ]),
];
/** What UDP is sent from: no port that anybody probes, so that nothing passes as the answer to something else. */
const ownPort = 4_000;

interface Probe extends Pick<Flow, "protocol"> {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

const probes: readonly Probe[] = names.flatMap((from) =>
  names
    .filter((to) => to !== from)
    .flatMap((to) =>
      probed.flatMap((port) => (["tcp", "udp"] as const).map((protocol) => ({ from, to, port, protocol }))),
    ),
);
const textOf = ({ from, to, port, protocol }: Probe) => `${from} → ${to} ${protocol} ${port}`;

const isInCell = (name: string) => cellParties.some((party) => party === hostOf(name).party);

/** Whether the table lets a host of a group hear this. The internet is every address there is, those of the VPC included. */
function isHeard({ from, to, ...packet }: Probe): boolean {
  const senders = [hostOf(from).party, "internet"];
  const into = flows.filter((flow) => flow.to === hostOf(to).party && senders.includes(flow.from));
  return !isInCell(to) || into.some((flow) => carries(flow, packet));
}

/** Whether the table lets a host of a group say this. */
function isSaid({ from, to, ...packet }: Probe): boolean {
  const receivers = [hostOf(to).party, "internet"];
  const outOf = flows.filter((flow) => flow.from === hostOf(from).party && receivers.includes(flow.to));
  return !isInCell(from) || outOf.some((flow) => carries(flow, packet));
}

function carries(flow: Flow, { protocol, port }: Pick<Probe, "protocol" | "port">): boolean {
  return flow.protocol === protocol && flow.fromPort <= port && port <= flow.toPort;
}

describe("packet filters made from the table of flows", () => {
  let vpc: Vpc<string>;
  before(async () => {
    vpc = await Vpc.start(hosts);
    await Promise.all(
      names.flatMap((name) => {
        const { address } = hostOf(name);
        const listen = (protocol: "tcp" | "udp", numbers: readonly number[]) =>
          vpc.host(name).ask("listen", address, protocol, numbers);
        return [listen("tcp", probed), listen("udp", [...probed, ownPort])];
      }),
    );
  });
  afterEach(() => Promise.all(names.map((name) => vpc.host(name).ask("forget"))));
  after(() => vpc?.stop());

  /** Sends every probe, those first that may not pass, and gives what did once all others have. */
  async function arrivals(mayPass: (probe: Probe) => boolean): Promise<string[]> {
    const send = (wanted: readonly Probe[]) =>
      Promise.all(
        names.map((name) => {
          const own = wanted.filter(({ from }) => from === name);
          return vpc.host(name).ask("send", ownPort, own.map(packetOf));
        }),
      );
    await send(probes.filter((probe) => !mayPass(probe)));
    const allowed = probes.filter(mayPass);
    await send(allowed);
    const arrived = async () => {
      const all = await Promise.all(names.map((name) => vpc.host(name).ask("arrived")));
      return all.flat().map(({ text }) => text);
    };
    await until("what may pass has arrived", async () => (await arrived()).length >= allowed.length);
    return (await arrived()).sort();
  }

  const packetOf = (probe: Probe): Packet => ({
    protocol: probe.protocol,
    address: hostOf(probe.to).address,
    port: probe.port,
    text: textOf(probe),
  });

  const cases: readonly (readonly [title: string, sides: Sides, mayPass: (probe: Probe) => boolean])[] = [
    [
      "let through what the table says, to the port, and nothing else",
      "both",
      (probe) => isSaid(probe) && isHeard(probe),
    ],
    ["keep everybody else away from a node, who filter nothing themselves", "ingress", isHeard],
    ["keep a node that was taken over from speaking to others", "egress", isSaid],
    ["are what stops it: without them everything arrives", "none", () => true],
  ];
  for (const [title, sides, mayPass] of cases) {
    it(title, async () => {
      await applySecurityGroups(vpc, hosts, sides);
      assert.deepEqual(await arrivals(mayPass), probes.filter(mayPass).map(textOf).sort());
    });
  }

  it("leave one port of the cell to the internet, and to a host of another subnet", () => {
    const strangers = ["caller", "stranger"];
    const open = probes.filter(({ from, to }) => strangers.includes(from) && isInCell(to)).filter(isHeard);
    assert.deepEqual(open.map(textOf), ["caller → loadBalancer tcp 443", "stranger → loadBalancer tcp 443"]);
  });
});
