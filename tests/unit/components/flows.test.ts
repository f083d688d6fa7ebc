import assert from "node:assert/strict";
import { cellParties, flows, partyTitles } from "../../../components/network/flows";

describe("table of flows", () => {
  it("lets the internet reach one party on one port", () => {
    const open = flows.filter((flow) => flow.from === "internet");
    assert.deepEqual(
      open.map(({ to, protocol, fromPort, toPort }) => ({ to, protocol, fromPort, toPort })),
      [{ to: "loadBalancer", protocol: "tcp", fromPort: 443, toPort: 443 }],
    );
  });

  it("has no flow twice, by name or by content", () => {
    const names = flows.map((flow) => flow.name);
    const contents = flows.map(({ from, to, protocol, fromPort, toPort }) =>
      JSON.stringify([from, to, protocol, fromPort, toPort]),
    );
    assert.equal(new Set(names).size, flows.length);
    assert.equal(new Set(contents).size, flows.length);
  });

  it("gives every flow a port range, and a reason that EC2 takes as a description", () => {
    for (const flow of flows) {
      assert.ok(flow.fromPort >= 1 && flow.fromPort <= flow.toPort && flow.toPort <= 65535, flow.name);
      assert.match(flow.why, /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/, flow.name);
    }
  });

  it("names every party in some flow, and titles it in words that EC2 takes", () => {
    for (const party of cellParties) {
      assert.ok(
        flows.some(({ from, to }) => from === party || to === party),
        party,
      );
      assert.match(partyTitles[party], /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{1,255}$/);
    }
  });
});
