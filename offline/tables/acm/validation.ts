/**
 * When ACM issues a certificate: as soon as every name on it has its CNAME in a public zone of Route 53. The state keeps what
 * the create returned (`PENDING_VALIDATION`), so that a refresh stays quiet; who needs to know asks here.
 */
import { createHash } from "node:crypto";
import type { CloudView, Stored, ValueMap } from "../../model/table";
import { isMap } from "../../model/value";

export interface ValidationRecord {
  readonly domainName: string;
  readonly name: string;
  readonly value: string;
}

export function validationRecords(certificate: Stored): ValidationRecord[] {
  const options = certificate.outputs.domainValidationOptions;
  return (Array.isArray(options) ? options : []).filter(isMap).map((option: ValueMap) => ({
    domainName: String(option.domainName),
    name: withoutDot(String(option.resourceRecordName)),
    value: withoutDot(String(option.resourceRecordValue)),
  }));
}

/** The records that nobody has put into Route 53 yet. */
export function missingRecords(c: { cloud: CloudView }, certificate: Stored): ValidationRecord[] {
  const records = c.cloud.find("aws:route53/record:Record", { type: "CNAME" }, "*");
  const there = (wanted: ValidationRecord) =>
    records.some((record) => {
      const values = Array.isArray(record.outputs.records) ? record.outputs.records : [];
      return (
        withoutDot(String(record.outputs.fqdn)) === wanted.name.toLowerCase() &&
        values.some((value) => withoutDot(String(value)) === wanted.value)
      );
    });
  return validationRecords(certificate).filter((wanted) => !there(wanted));
}

export function isIssued(c: { cloud: CloudView }, certificate: Stored): boolean {
  return certificate.outputs.type !== "AMAZON_ISSUED" || missingRecords(c, certificate).length === 0;
}

export function withoutDot(name: string): string {
  return name.replace(/\.$/, "");
}

/**
 * The CNAME by which ACM sees that a name is the account's. It depends on account and name alone, so it is the same in every
 * Region and for every certificate; a wildcard has the record of its base name.
 */
export function validationOption(account: string, domainName: string): ValueMap {
  const base = domainName.replace(/^\*\./, "");
  const digest = (label: string) => createHash("sha256").update(`${account}/${base}/${label}`).digest("hex");
  const letters = digest("zone").replace(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  return {
    domainName,
    resourceRecordName: `_${digest("name").slice(0, 32)}.${base}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${digest("value").slice(0, 32)}.${letters.slice(0, 10)}.acm-validations.aws.`,
  };
}
