import assert from "node:assert/strict";
import { CellCertificate } from "../../../components/edge/cell-certificate";
import { GlobalCertificateValidation } from "../../../components/front-door/certificate";
import { record, resolved } from "./support";

describe("GlobalCertificateValidation", () => {
  it("makes the one record that validates the name in every Region", async () => {
    const { one } = await record(
      () => new GlobalCertificateValidation("sip", { domainName: "sip.example.com", zoneId: "Z1" }),
    );
    assert.deepEqual(one("aws:acm/certificate:Certificate").inputs, {
      domainName: "sip.example.com",
      validationMethod: "DNS",
    });
    assert.deepEqual(one("aws:route53/record:Record").inputs, {
      zoneId: "Z1",
      name: "_abc.sip.example.com.",
      type: "CNAME",
      records: ["_def.xyz.acm-validations.aws."],
      ttl: 300,
    });
  });
});

describe("CellCertificate", () => {
  it("waits for a certificate of its own Region and makes no record", async () => {
    const { one, all, value } = await record(
      () => new CellCertificate("cell", { domainName: "sip.example.com" }),
    );
    assert.deepEqual(all("aws:route53/record:Record"), []);
    const issued = one("aws:acm/certificateValidation:CertificateValidation");
    assert.deepEqual(issued.inputs, { certificateArn: "arn:aws:mock:::cell" });
    assert.equal(await resolved(value.certificateArn), "arn:aws:mock:::cell");
  });
});
