import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface GlobalCertificateValidationArgs {
  /** Name on the cells' certificates, for example `sip.example.com`. */
  domainName: string;
  zoneId: pulumi.Input<string>;
}

/**
 * The one DNS record by which ACM validates the name in every Region. The record depends on the name and the account
 * only, so that cells would collide if each made it. The certificate is requested to learn the record and serves
 * nothing: it may expire unused without harm.
 *
 * Cost: none; public certificates are free, and the record lies in a zone that is paid for.
 */
export class GlobalCertificateValidation extends pulumi.ComponentResource {
  /** Name of the validation record. */
  readonly recordFqdn: pulumi.Output<string>;

  constructor(name: string, args: GlobalCertificateValidationArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:GlobalCertificateValidation", name, {}, opts);
    const certificate = new aws.acm.Certificate(
      name,
      { domainName: args.domainName, validationMethod: "DNS" },
      { parent: this },
    );
    const record = createRecord(this, name, args, certificate);
    this.recordFqdn = record.fqdn;
    this.registerOutputs({ recordFqdn: this.recordFqdn });
  }
}

function createRecord(
  parent: GlobalCertificateValidation,
  name: string,
  args: GlobalCertificateValidationArgs,
  certificate: aws.acm.Certificate,
): aws.route53.Record {
  const option = certificate.domainValidationOptions.apply(([only]) => {
    if (!only) throw new Error(`ACM gave no validation record for ${args.domainName}; run the update again`);
    return only;
  });
  return new aws.route53.Record(
    name,
    {
      zoneId: args.zoneId,
      name: option.resourceRecordName,
      type: "CNAME",
      records: [option.resourceRecordValue],
      ttl: 300,
    },
    { parent },
  );
}
