import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface CellCertificateArgs {
  /** Name that users reach, for example `sip.example.com`; the same in every cell. */
  domainName: pulumi.Input<string>;
}

/**
 * The certificate with which a cell's load balancer ends TLS (an accelerator passes TLS through). Makes no DNS record:
 * `GlobalCertificateValidation` has made the one that validates the name in every Region, and waits until ACM has seen it.
 *
 * Cost: none; renewed by ACM by itself while the record stands. If the global stack is not up, ACM never issues it and
 * the provider gives up after 75 minutes.
 */
export class CellCertificate extends pulumi.ComponentResource {
  /** ARN of the certificate, known once it is issued. */
  readonly certificateArn: pulumi.Output<string>;

  constructor(name: string, args: CellCertificateArgs, opts?: pulumi.ComponentResourceOptions) {
    super("voip-cells:components:CellCertificate", name, {}, opts);
    const certificate = new aws.acm.Certificate(
      name,
      { domainName: args.domainName, validationMethod: "DNS" },
      { parent: this },
    );
    const issued = new aws.acm.CertificateValidation(
      `${name}-issued`,
      { certificateArn: certificate.arn },
      { parent: this },
    );
    this.certificateArn = issued.certificateArn;
    this.registerOutputs({ certificateArn: this.certificateArn });
  }
}
