import assert from "node:assert/strict";
import { Account, type Made } from "./account";
import { loadBalancer, network } from "./cell";

const certificateType = "aws:acm/certificate:Certificate";
const validationType = "aws:acm/certificateValidation:CertificateValidation";
const recordType = "aws:route53/record:Record";

interface Option {
  readonly resourceRecordName: string;
  readonly resourceRecordValue: string;
}

describe("offline certificates", () => {
  let account: Account;
  beforeEach(() => {
    account = new Account();
  });
  afterEach(() => account.close());

  const request = (more: object = {}) =>
    account.create(certificateType, { domainName: "sip.example.com", validationMethod: "DNS", ...more });
  const optionsOf = ({ state }: Made) => state.domainValidationOptions as unknown as Option[];
  const validate = async (certificate: Made) => {
    const zone = await account.create("aws:route53/zone:Zone", { name: "example.com" });
    const [option] = optionsOf(certificate);
    assert.ok(option);
    return account.create(recordType, {
      zoneId: zone.id,
      name: option.resourceRecordName,
      type: "CNAME",
      ttl: 300,
      records: [option.resourceRecordValue],
    });
  };

  it("have the same validation record in every Region, and one for a name and its wildcard", async () => {
    const here = optionsOf(await request());
    const there = optionsOf(await request({ region: "eu-west-1" }));
    assert.deepEqual(here, there);
    const [name, wildcard] = optionsOf(await request({ subjectAlternativeNames: ["*.sip.example.com"] }));
    assert.equal(name?.resourceRecordName, wildcard?.resourceRecordName);
    assert.match(name?.resourceRecordName ?? "", /^_[0-9a-f]{32}\.sip\.example\.com\.$/);
    assert.match(name?.resourceRecordValue ?? "", /^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/);
  });

  it("fail to validate at once, naming the record that no zone has", async () => {
    const certificate = await request();
    const [option] = optionsOf(certificate);
    await assert.rejects(
      account.create(validationType, { certificateArn: certificate.id }),
      (error: Error) => {
        assert.ok(error.message.includes(String(option?.resourceRecordName).slice(0, 33)));
        return /no hosted zone of Route 53 has the record/.test(error.message);
      },
    );
    await validate(certificate);
    const { state } = await account.create(validationType, { certificateArn: certificate.id });
    assert.equal(state.certificateArn, certificate.id);
  });

  it("refuse validation by records that are not theirs", async () => {
    const certificate = await request();
    await validate(certificate);
    const inputs = { certificateArn: certificate.id, validationRecordFqdns: ["_other.example.com"] };
    await assert.rejects(
      account.create(validationType, inputs),
      /missing sip\.example\.com DNS validation record/,
    );
  });

  it("serve an HTTPS listener only once they are issued, and are held by it", async () => {
    const certificate = await request();
    const balancer = await loadBalancer(account, await network(account));
    const inputs = {
      loadBalancerArn: balancer.id,
      port: 443,
      protocol: "HTTPS",
      defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain" } }],
    };
    const listenerType = "aws:lb/listener:Listener";
    await assert.rejects(account.create(listenerType, inputs), /certificate must be specified/);
    const withCertificate = { ...inputs, certificateArn: certificate.id };
    await assert.rejects(account.create(listenerType, withCertificate), /UnsupportedCertificate/);
    await validate(certificate);
    const listener = await account.create(listenerType, withCertificate);
    assert.equal(listener.state.sslPolicy, "ELBSecurityPolicy-2016-08");
    await assert.rejects(account.delete(certificate), /ResourceInUseException/);
  });
});

describe("offline DNS", () => {
  let account: Account;
  let zoneId: string;
  beforeEach(async () => {
    account = new Account();
    zoneId = (await account.create("aws:route53/zone:Zone", { name: "example.com" })).id;
  });
  afterEach(() => account.close());

  const record = (name: string, type: string, more: object = {}) =>
    account.create(recordType, { zoneId, name, type, ttl: 60, records: ["192.0.2.1"], ...more });

  it("puts the zone behind names, refuses a second set and what a CNAME rules out", async () => {
    const made = await record("SIP", "A");
    assert.equal(made.state.fqdn, "sip.example.com");
    await assert.rejects(record("sip.example.com", "A"), /InvalidChangeBatch.*already exists/);
    await assert.rejects(record("sip", "CNAME"), /conflicting RRSet of type A/);
    await assert.rejects(record("example.com", "CNAME"), /not permitted at apex/);
  });

  it("keeps weighted sets apart by their identifier, and from simple ones", async () => {
    const weighted = (setIdentifier: string) =>
      record("sip", "CNAME", { setIdentifier, weightedRoutingPolicies: [{ weight: 1 }] });
    await weighted("new");
    await weighted("legacy");
    await assert.rejects(weighted("new"), /set-identifier='new'.*already exists/);
    await assert.rejects(record("sip", "CNAME"), /set exists with the same name and type/);
  });

  it("refuses an alias whose target lies in another zone", async () => {
    const alias = {
      ttl: null,
      records: null,
      aliases: [{ name: "a1.example.org", zoneId: "Z2BJ6XQ5FK7U4H", evaluateTargetHealth: false }],
    };
    await assert.rejects(record("www", "A", alias), /does not lie within the target zone/);
  });

  it("keeps a zone that still has records", async () => {
    const zone = await account.create("aws:route53/zone:Zone", { name: "example.org" });
    const made = await record("a", "A", { zoneId: zone.id });
    await assert.rejects(account.delete(zone), /HostedZoneNotEmpty/);
    await account.delete(made);
    await account.delete(zone);
  });
});
