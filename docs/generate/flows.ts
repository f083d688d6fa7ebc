import { type Flow, flows, type Party, partyTitles } from "../../components/network/flows";
import { code, table } from "./markdown";
import type { Page } from "./page";

export const flowsPage: Page = {
  file: "flows.md",
  render: () => `# Traffic flows

Who may speak to whom in a cell. Every security group rule is made from this table, and so is the picture; what is not here is
closed. The rules live in ${code("components/network/flows.ts")}.

${picture()}

${flowTable()}

Names and time need no row: security groups do not filter the VPC's own resolver and clock. Accelerator and load balancer bring
their callers' addresses along, which is why the first row admits the internet to a load balancer that has no public address.
The row of the metrics opens nothing as long as ${code("edge.metricsNetworks")} names no network.
`,
};

/** A Mermaid flow chart, one arrow a pair of parties. */
function picture(): string {
  const parties = [...new Set(flows.flatMap(({ from, to }) => [from, to]))];
  const nodes = parties.map((party) => `  ${party}["${partyTitles[party]}"]`);
  const arrows = [...pairs()].map(
    ([, { from, to, labels }]) => `  ${from} -->|"${labels.join("<br>")}"| ${to}`,
  );
  return ["```mermaid", "flowchart LR", ...nodes, ...arrows, "```"].join("\n");
}

function pairs(): Map<string, { from: Party; to: Party; labels: string[] }> {
  const found = new Map<string, { from: Party; to: Party; labels: string[] }>();
  for (const flow of flows) {
    const key = `${flow.from} ${flow.to}`;
    const pair = found.get(key) ?? { from: flow.from, to: flow.to, labels: [] };
    pair.labels.push(portText(flow));
    found.set(key, pair);
  }
  return found;
}

function flowTable(): string {
  const rows = flows.map((flow) => [
    code(flow.name),
    partyTitles[flow.from],
    partyTitles[flow.to],
    portText(flow),
    flow.why,
  ]);
  return table(["Flow", "From", "To", "Port", "For"], rows);
}

function portText({ protocol, fromPort, toPort }: Flow): string {
  const ports = fromPort === toPort ? String(fromPort) : `${fromPort} to ${toPort}`;
  return `${protocol.toUpperCase()} ${ports}`;
}
