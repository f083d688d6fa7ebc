import { type Case, UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const lb = "aws:lb/listener:Listener";
const DEFAULT =
  "`sslPolicy` is left out, and AWS then takes `ELBSecurityPolicy-2016-08`, which speaks TLS 1.0 or older.";
const listeners = [
  lb,
  "aws:alb/listener:Listener",
  "aws:elasticloadbalancingv2/listener:Listener",
  "aws:applicationloadbalancing/listener:Listener",
  "aws-native:elasticloadbalancingv2:Listener",
];
const old = (sslPolicy: string, speaks: string): Case => ({
  title: sslPolicy,
  given: { type: lb, props: { protocol: "TLS", sslPolicy } },
  says: `\`sslPolicy\` names a policy that speaks ${speaks}.`,
});
const good = (sslPolicy: string): Case => ({
  title: sslPolicy,
  given: { type: lb, props: { protocol: "HTTPS", sslPolicy } },
});

export default tableCases(
  [
    ...listeners.map((type) => ({
      type,
      bad: { protocol: "HTTPS" },
      says: DEFAULT,
      good: { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" },
      decides: "sslPolicy",
    })),
    {
      type: "aws:cloudfront/distribution:Distribution",
      bad: { viewerCertificate: { cloudfrontDefaultCertificate: true } },
      says: "`viewerCertificate.minimumProtocolVersion` is left out, and AWS then takes `TLSv1`, which speaks TLS 1.0 or older.",
      good: { viewerCertificate: { acmCertificateArn: "arn", minimumProtocolVersion: "TLSv1.2_2021" } },
      decides: "viewerCertificate",
    },
    {
      type: "aws-native:cloudfront:Distribution",
      bad: { distributionConfig: { viewerCertificate: { minimumProtocolVersion: "TLSv1.1_2016" } } },
      says: "`distributionConfig.viewerCertificate.minimumProtocolVersion` names a policy that speaks TLS 1.1.",
      good: { distributionConfig: { viewerCertificate: { minimumProtocolVersion: "TLSv1.3_2025" } } },
      decides: "distributionConfig",
    },
    ...["aws:apigateway/domainName:DomainName", "aws-native:apigateway:DomainName"].map((type) => ({
      type,
      bad: { securityPolicy: "TLS_1_0" },
      says: "`securityPolicy` names a policy that speaks TLS 1.0.",
      good: { securityPolicy: "TLS_1_2" },
      decides: "securityPolicy",
    })),
    ...[
      "aws:opensearch/domain:Domain",
      "aws:elasticsearch/domain:Domain",
      "aws-native:opensearchservice:Domain",
    ].map((type) => ({
      type,
      bad: { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" } },
      says: "`domainEndpointOptions.tlsSecurityPolicy` names a policy that speaks TLS 1.0.",
      good: { domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" } },
      decides: "domainEndpointOptions",
    })),
  ],
  {
    violating: [
      {
        ...old("ELBSecurityPolicy-TLS13-1-2-2021-06", "TLS 1.2"),
        title: "TLS 1.2 where only 1.3 will do",
        settings: { minimumMinorVersion: 3 },
      },
      old("ELBSecurityPolicy-2016-08", "TLS 1.0 or older"),
      old("ELBSecurityPolicy-FS-2018-06", "TLS 1.0 or older"),
      old("ELBSecurityPolicy-TLS13-1-0-2021-06", "TLS 1.0"),
      old("ELBSecurityPolicy-TLS-1-1-2017-01", "TLS 1.1"),
      old("ELBSecurityPolicy-TLS13-1-1-FIPS-2023-04", "TLS 1.1"),
    ],
    clean: [
      good("ELBSecurityPolicy-TLS-1-2-Ext-2018-06"),
      good("ELBSecurityPolicy-FS-1-2-Res-2020-10"),
      good("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"),
      good("ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04"),
      { title: "a listener without TLS", given: { type: lb, props: { protocol: "UDP" } } },
      {
        title: "an enhanced policy of API Gateway",
        given: {
          type: "aws:apigateway/domainName:DomainName",
          props: { securityPolicy: "SecurityPolicy_TLS13_1_2_PQ_2025_09" },
        },
      },
      {
        title: "another enhanced policy of API Gateway",
        given: {
          type: "aws:apigateway/domainName:DomainName",
          props: { securityPolicy: "SecurityPolicy_TLS12_PFS_2025_EDGE" },
        },
      },
      {
        title: "an API domain that names none",
        given: { type: "aws:apigateway/domainName:DomainName", props: {} },
      },
    ],
    unknown: [
      { title: "an unknown protocol", given: { type: lb, props: { protocol: UNKNOWN } }, says: "protocol" },
    ],
  },
);
