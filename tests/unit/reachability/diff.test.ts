import assert from "node:assert/strict";
import { exposureDiff } from "../../../policies/reachability/diff";
import type { Exposure, Flow, Hop, ReachablePath } from "../../../policies/reachability/path";

const hop = (what: string, name: string, role: Hop["role"] = "carries"): Hop => ({
  what,
  resources: [{ stack: "dev-eu-west-1", urn: `urn:${name}`, type: "aws:x/y:Z", name }],
  opens: "",
  role,
});
const tcp = (fromPort: number, toPort = fromPort, family: 4 | 6 = 4): Flow => ({
  family,
  protocol: "tcp",
  fromPort,
  toPort,
});
const web: ReachablePath = {
  from: "internet",
  entry: [tcp(443)],
  hops: [hop("internet gateway", "main"), hop("security group", "open", "permits"), hop("instance", "web")],
  listens: [],
};
const exposure = (...paths: ReachablePath[]): Exposure => ({ paths, blindSpots: [] });
const sentences = (before: Exposure, after: Exposure) =>
  exposureDiff(before, after).changes.map(({ sentence }) => sentence);

describe("reachability: exposureDiff", () => {
  it("says nothing of what stays, also when another rule opens it", () => {
    const [gateway, , instance] = web.hops;
    assert.ok(gateway && instance);
    const other = { ...web, hops: [gateway, hop("security group", "other", "permits"), instance] };
    assert.deepEqual(sentences(exposure(web), exposure(other)), []);
  });

  it("tells what opens and what closes, in one line each", () => {
    const by = "by internet gateway main (dev-eu-west-1) → instance web (dev-eu-west-1)";
    const where = "tcp 443 (IPv4) of instance web (dev-eu-west-1)";
    assert.deepEqual(sentences(exposure(), exposure(web)), [`opens ${where} to the internet, ${by}`]);
    assert.deepEqual(sentences(exposure(web), exposure()), [`closes ${where} to the internet, ${by}`]);
  });

  it("tells only the ports that are new", () => {
    const { changes } = exposureDiff(exposure(web), exposure({ ...web, entry: [tcp(440, 443)] }));
    assert.deepEqual(
      changes.map(({ kind, flows }) => ({ kind, flows })),
      [{ kind: "opens", flows: [tcp(440, 442)] }],
    );
  });

  it("tells a new address family", () => {
    const { changes } = exposureDiff(
      exposure(web),
      exposure({ ...web, entry: [tcp(443), tcp(443, 443, 6)] }),
    );
    assert.deepEqual(
      changes.map(({ flows }) => flows),
      [[tcp(443, 443, 6)]],
    );
  });

  it("tells a declaration that goes or comes while the port stays open", () => {
    const declared = { ...web, declared: "accelerator-to-internal-alb" };
    const kinds = (before: ReachablePath, after: ReachablePath) =>
      exposureDiff(exposure(before), exposure(after)).changes.map(({ kind }) => kind);
    assert.deepEqual(kinds(declared, web), ["undeclares"]);
    assert.deepEqual(kinds(web, declared), ["declares"]);
    assert.deepEqual(kinds(declared, declared), []);
  });

  it("puts what opens first, and tells what is not certain as such", () => {
    const unsure = { ...web, hops: web.hops.map((one) => ({ ...one, unknown: "cidrBlocks" })) };
    const ssh = { ...web, hops: [hop("internet gateway", "main"), hop("instance", "bastion")] };
    const [first, second] = sentences(exposure(ssh), exposure(unsure));
    assert.match(first ?? "", /^may open tcp 443/);
    assert.match(second ?? "", /^closes .*bastion/);
  });
});
