import {
  type Context,
  failure,
  forceNew,
  type ResourceTable,
  required,
  type Stored,
  set,
  text,
} from "../../model/table";
import { missingRecords, validationRecords, withoutDot } from "./validation";

/** Waits until the certificate is issued. AWS gives up after 75 minutes; the stand-in says at once which record is missing. */
export const certificateValidation: ResourceTable = {
  token: "aws:acm/certificateValidation:CertificateValidation",

  service: "ACM",
  title: "ACM Certificate Validation",
  operations: { create: "DescribeCertificate", read: "DescribeCertificate" },
  scope: "regional",
  inputs: {
    certificateArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:acm/certificate:Certificate",
        by: "arn",
        missing: "ResourceNotFoundException",
        message: "Could not find certificate {value}.",
      },
    }),
    validationRecordFqdns: set(text(), { forceNew }),
  },

  id: "0001-01-01 00:00:00 +0000 UTC",

  outputs: {},

  key: "certificateArn",
  accept: (c) => {
    const certificate = c.target("certificateArn");
    if (certificate === undefined) return;
    if (certificate.outputs.type !== "AMAZON_ISSUED")
      throw failure(
        `ACM Certificate (${certificate.id}) is of type ${String(certificate.outputs.type)}, no validation necessary`,
      );
    checkFqdns(c, certificate);
    checkRecords(c, certificate);
  },
  timing: "minutes",
};

/** The records that the program names must be those of the certificate. */
function checkFqdns(c: Context, certificate: Stored): void {
  if (!c.inputs.has("validationRecordFqdns")) return;
  const given = c.inputs.texts("validationRecordFqdns").map(withoutDot);
  const missing = validationRecords(certificate).filter(({ name }) => !given.includes(name));
  if (missing.length === 0) return;
  throw failure(
    missing.map(({ domainName, name }) => `missing ${domainName} DNS validation record: ${name}`).join("; "),
  );
}

function checkRecords(c: Context, certificate: Stored): void {
  const missing = missingRecords(c, certificate);
  if (missing.length === 0) return;
  const records = missing.map(({ name, value }) => `${name} CNAME ${value}`).join(", ");
  throw failure(
    `waiting for ACM Certificate (${certificate.id}) to be issued: no hosted zone of Route 53 has the record ${records}. AWS would go on waiting and time out after 1h15m0s; create the validation record first.`,
  );
}
