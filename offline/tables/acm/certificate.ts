import {
  block,
  type Context,
  forceNew,
  integer,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { validationOption } from "./validation";

const oneName = { minLength: 1, maxLength: 253, pattern: /[^.]$/, rule: "must not end with a dot" } as const;

export const certificate: ResourceTable = {
  token: "aws:acm/certificate:Certificate",

  service: "ACM",
  title: "ACM Certificate",
  operations: {
    create: "RequestCertificate",
    read: "DescribeCertificate",
    update: "UpdateCertificateOptions",
  },
  scope: "regional",
  inputs: {
    certificateAuthorityArn: text({ forceNew, format: "arn" }),
    certificateBody: text(),
    certificateChain: text(),
    domainName: text({ forceNew, computed: true, ...oneName }),
    earlyRenewalDuration: text(),
    keyAlgorithm: text({
      forceNew,
      computed: true,
      oneOf: [
        "RSA_1024",
        "RSA_2048",
        "RSA_3072",
        "RSA_4096",
        "EC_prime256v1",
        "EC_secp384r1",
        "EC_secp521r1",
      ],
    }),
    options: block(
      {
        certificateTransparencyLoggingPreference: text({
          default: "ENABLED",
          oneOf: ["ENABLED", "DISABLED"],
        }),
        export: text({ computed: true, oneOf: ["ENABLED", "DISABLED"] }),
      },
      { computed: true },
    ),
    privateKey: text({ secret: true }),
    privateKeyWo: text({ secret: true, writeOnly: true, requires: ["privateKeyWoVersion"] }),
    privateKeyWoVersion: integer(),
    subjectAlternativeNames: set(text(oneName), { forceNew, computed: true }),
    tags: tags(),
    validationMethod: text({
      forceNew,
      computed: true,
      oneOf: ["DNS", "EMAIL", "HTTP"],
      conflictsWith: ["certificateAuthorityArn", "certificateBody", "certificateChain", "privateKey"],
    }),
    validationOptions: set(block({ domainName: text({ required }), validationDomain: text({ required }) }), {
      forceNew,
    }),
  },
  rules: [{ exactlyOneOf: ["domainName", "privateKey", "privateKeyWo"] }],

  id: "arn:{partition}:acm:{region}:{account}:certificate/{uuid}",

  outputs: {
    arn: "{id}",
    type: kindOf,
    status: (c) => (isRequested(c) ? "PENDING_VALIDATION" : "ISSUED"),
    domainName: "imported.example.com",
    subjectAlternativeNames: (c) => namesOf(c),
    validationMethod: "NONE",
    domainValidationOptions: (c) =>
      isRequested(c) && c.inputs.text("validationMethod") === "DNS"
        ? namesOf(c).map((name) => validationOption(c.account, name))
        : [],
    validationEmails: (c) =>
      c.inputs.text("validationMethod") === "EMAIL" ? namesOf(c).map((name) => `admin@${name}`) : [],
    keyAlgorithm: "RSA_2048",
    notAfter: "",
    notBefore: "",
    pendingRenewal: () => false,
    renewalEligibility: "INELIGIBLE",
    renewalSummaries: () => [],
    options: () => ({ certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" }),
  },

  check: (inputs) => [
    ...(inputs.has("domainName") && !inputs.has("validationMethod") && !inputs.has("certificateAuthorityArn")
      ? [
          {
            path: "validationMethod",
            reason: "one of validationMethod, certificateAuthorityArn must be given with domainName",
          },
        ]
      : []),
    ...(inputs.has("certificateBody") && !inputs.has("privateKey") && !inputs.has("privateKeyWo")
      ? [{ path: "privateKey", reason: "is required with certificateBody" }]
      : []),
  ],
  accept: (c) => {
    if (namesOf(c).length > 10)
      throw refusal(
        "LimitExceededException",
        "Error: the number of names in this certificate is above the quota of 10.",
      );
  },
  deletion: {
    blocked: { code: "ResourceInUseException", message: "Certificate {id} in account {account} is in use." },
  },
  timing: "seconds",
};

function isRequested(c: Context): boolean {
  return kindOf(c) === "AMAZON_ISSUED";
}

function kindOf(c: Context): string {
  if (!c.inputs.has("domainName")) return "IMPORTED";
  return c.inputs.has("certificateAuthorityArn") ? "PRIVATE" : "AMAZON_ISSUED";
}

/** All names on the certificate, the domain name first. */
function namesOf(c: Context): string[] {
  return [...new Set([c.outputs.text("domainName") ?? "", ...c.inputs.texts("subjectAlternativeNames")])];
}
