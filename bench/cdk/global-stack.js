const {
  Stack,
  aws_certificatemanager: acm,
  aws_cloudwatch: cloudwatch,
  aws_globalaccelerator: globalaccelerator,
  aws_route53: route53,
  aws_s3: s3,
  aws_secretsmanager: secretsmanager,
  aws_sns: sns,
} = require("aws-cdk-lib");

/** Accelerator, DNS, certificate, credential secret, logs, alarm. */
class GlobalStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const zone = new route53.PublicHostedZone(this, "zone", { zoneName: "example.com" });
    new acm.Certificate(this, "certificate", {
      domainName: "sip.example.com",
      validation: acm.CertificateValidation.fromDns(zone),
    });
    const accelerator = new globalaccelerator.Accelerator(this, "accelerator");
    accelerator.addListener("wss", { portRanges: [{ fromPort: 443 }] });
    new route53.CnameRecord(this, "sip", { zone, recordName: "sip", domainName: accelerator.dnsName });
    new secretsmanager.Secret(this, "credentials", { replicaRegions: [{ region: "eu-west-1" }] });
    new s3.Bucket(this, "logs", {
      enforceSSL: true,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    });
    new sns.Topic(this, "topic", { enforceSSL: true });
    const flows = new cloudwatch.Metric({ namespace: "AWS/GlobalAccelerator", metricName: "NewFlowCount" });
    new cloudwatch.Alarm(this, "flows", { metric: flows, threshold: 1, evaluationPeriods: 3 });
  }
}

module.exports = { GlobalStack };
