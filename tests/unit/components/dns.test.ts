import assert from "node:assert/strict";
import { SipDns, type SipDnsArgs } from "../../../components/front-door/dns";
import { record, resolved } from "./support";

const recordType = "aws:route53/record:Record";
const base: SipDnsArgs = {
  hostname: "sip.example.com",
  zone: { mode: "lookup", name: "example.com" },
  record: "cname",
  ttlSeconds: 60,
  weight: 200,
  dualStack: false,
  accelerator: { dnsName: "v4.example.net", dualStackDnsName: "dual.example.net", hostedZoneId: "ZGA" },
  protect: false,
};
const calls = { "aws:route53/getZone:getZone": () => ({ id: "ZFOUND", zoneId: "ZFOUND" }) };
const build = (args: Partial<SipDnsArgs> = {}) =>
  record(() => new SipDns("sip", { ...base, ...args }), { calls });

describe("SipDns", () => {
  it("points a CNAME of the zone that it finds at the accelerator", async () => {
    const recording = await build();
    assert.deepEqual(
      recording.calls.map(({ inputs }) => inputs),
      [{ name: "example.com", privateZone: false }],
    );
    assert.deepEqual(recording.one(recordType).inputs, {
      zoneId: "ZFOUND",
      name: "sip.example.com",
      type: "CNAME",
      ttl: 60,
      records: ["v4.example.net"],
      setIdentifier: "accelerator",
      weightedRoutingPolicies: [{ weight: 200 }],
    });
  });

  it("makes and protects the zone if asked, without looking one up", async () => {
    const {
      one,
      value,
      calls: made,
    } = await build({ zone: { mode: "create", name: "example.com" }, protect: true });
    assert.deepEqual(made, []);
    assert.equal(one("aws:route53/zone:Zone").inputs.name, "example.com");
    assert.equal(one("aws:route53/zone:Zone").protect, true);
    assert.equal(await resolved(value.zoneId), "Z0MADE");
  });

  it("shares with a legacy hostname, and leaves the accelerator's record as it is without one", async () => {
    const alone = await build();
    const shared = await build({ legacy: { hostname: "old.example.org", weight: 55 } });
    assert.deepEqual(shared.one(recordType, "sip").inputs, alone.one(recordType).inputs);
    const legacy = shared.one(recordType, "sip-legacy").inputs;
    assert.deepEqual(legacy.records, ["old.example.org"]);
    assert.equal(legacy.setIdentifier, "legacy");
    assert.deepEqual(legacy.weightedRoutingPolicies, [{ weight: 55 }]);
  });

  it("uses the name with IPv6 addresses where the accelerator has them", async () => {
    const { one } = await build({ dualStack: true });
    assert.deepEqual(one(recordType).inputs.records, ["dual.example.net"]);
  });

  it("makes an alias A record, and AAAA after it with dual stack", async () => {
    const alias = (name: string) => [{ name, zoneId: "ZGA", evaluateTargetHealth: false }];
    const v4 = await build({ record: "alias" });
    assert.deepEqual(v4.one(recordType).inputs, {
      zoneId: "ZFOUND",
      name: "sip.example.com",
      type: "A",
      aliases: alias("v4.example.net"),
    });
    const dual = await build({ record: "alias", dualStack: true });
    const aaaa = dual.one(recordType, "sip-aaaa");
    assert.equal(aaaa.inputs.type, "AAAA");
    assert.deepEqual(aaaa.inputs.aliases, alias("dual.example.net"));
    assert.ok(aaaa.dependencies.includes("sip"));
  });

  it("refuses an alias beside a legacy hostname, with the cure", async () => {
    const legacy = { hostname: "old.example.org", weight: 55 };
    await assert.rejects(build({ record: "alias", legacy }), /old\.example\.org.*set record to "cname"/);
  });
});
