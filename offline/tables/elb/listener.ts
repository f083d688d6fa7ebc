import {
  block,
  type Context,
  flag,
  forceNew,
  integer,
  list,
  type ResourceTable,
  refusal,
  required,
  tags,
  text,
} from "../../model/table";
import { isIssued } from "../acm/validation";
import { action, checkActions, checkTargetGroups } from "./actions";
import { applicationProtocols, encryptedProtocols, networkProtocols, protocolsOf } from "./protocols";

export const listener: ResourceTable = {
  token: "aws:lb/listener:Listener",
  aliases: [
    "aws:elasticloadbalancingv2/listener:Listener",
    "aws:alb/listener:Listener",
    "aws:applicationloadbalancing/listener:Listener",
  ],
  service: "Elastic Load Balancing v2",
  title: "ELBv2 Listener",

  scope: "regional",
  inputs: {
    alpnPolicy: text({ oneOf: ["HTTP1Only", "HTTP2Only", "HTTP2Optional", "HTTP2Preferred", "None"] }),
    certificateArn: text({
      format: "arn",
      refers: {
        to: "aws:acm/certificate:Certificate",
        missing: "CertificateNotFound",
        message: "Certificate '{value}' not found",
        holds: true,
        except: /:server-certificate\//,
      },
    }),
    defaultActions: list(action(), { required, minItems: 1 }),
    loadBalancerArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:lb/loadBalancer:LoadBalancer",
        missing: "LoadBalancerNotFound",
        message: "One or more load balancers not found",
      },
    }),
    mutualAuthentication: block(
      {
        advertiseTrustStoreCaNames: text({ computed: true, oneOf: ["on", "off"] }),
        ignoreClientCertificateExpiry: flag(),
        mode: text({ required, oneOf: ["off", "passthrough", "verify"] }),
        trustStoreArn: text({ format: "arn" }),
      },
      { computed: true },
    ),
    port: integer({ min: 1, max: 65_535 }),
    protocol: text({
      computed: true,
      oneOf: [...applicationProtocols, ...networkProtocols],
      same: "ignoring case",
    }),
    routingHttpRequestXAmznMtlsClientcertHeaderName: text({ computed: true }),
    routingHttpRequestXAmznMtlsClientcertIssuerHeaderName: text({ computed: true }),
    routingHttpRequestXAmznMtlsClientcertLeafHeaderName: text({ computed: true }),
    routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName: text({ computed: true }),
    routingHttpRequestXAmznMtlsClientcertSubjectHeaderName: text({ computed: true }),
    routingHttpRequestXAmznMtlsClientcertValidityHeaderName: text({ computed: true }),
    routingHttpRequestXAmznTlsCipherSuiteHeaderName: text({ computed: true }),
    routingHttpRequestXAmznTlsVersionHeaderName: text({ computed: true }),
    routingHttpResponseAccessControlAllowCredentialsHeaderValue: text({ computed: true }),
    routingHttpResponseAccessControlAllowHeadersHeaderValue: text({ computed: true }),
    routingHttpResponseAccessControlAllowMethodsHeaderValue: text({ computed: true }),
    routingHttpResponseAccessControlAllowOriginHeaderValue: text({ computed: true }),
    routingHttpResponseAccessControlExposeHeadersHeaderValue: text({ computed: true }),
    routingHttpResponseAccessControlMaxAgeHeaderValue: text({ computed: true }),
    routingHttpResponseContentSecurityPolicyHeaderValue: text({ computed: true }),
    routingHttpResponseServerEnabled: flag({ computed: true }),
    routingHttpResponseStrictTransportSecurityHeaderValue: text({ computed: true }),
    routingHttpResponseXContentTypeOptionsHeaderValue: text({ computed: true }),
    routingHttpResponseXFrameOptionsHeaderValue: text({ computed: true }),
    sslPolicy: text({ computed: true }),
    tags: tags(),
    tcpIdleTimeoutSeconds: integer({ computed: true, min: 60, max: 6000 }),
  },

  id: (c) =>
    c.fill("arn:{partition}:elasticloadbalancing:{region}:{account}:listener/{balancer}/{hex:16}", {
      balancer: c.inputs.text("loadBalancerArn")?.split(":loadbalancer/")[1] ?? "",
    }),

  outputs: {
    arn: "{id}",
    protocol: (c) => (typeOf(c) === "application" ? "HTTP" : ""),
    sslPolicy: {
      value: (c) => (isEncrypted(c) ? "ELBSecurityPolicy-2016-08" : ""),
      recomputed: ["protocol"],
    },
    tcpIdleTimeoutSeconds: (c) => (c.inputs.text("protocol") === "TCP" ? 350 : 0),
    mutualAuthentication: {
      value: (c) => ({
        mode: isEncrypted(c) ? "off" : "",
        ignoreClientCertificateExpiry: false,
        trustStoreArn: "",
        advertiseTrustStoreCaNames: "",
      }),
      recomputed: ["protocol"],
    },
  },

  unique: [
    {
      by: ["loadBalancerArn", "port"],
      code: "DuplicateListener",
      message: "A listener already exists on this port for this load balancer '{loadBalancerArn}'",
    },
  ],
  quotas: [
    {
      max: 50,
      per: ["loadBalancerArn"],
      code: "TooManyListeners",
      message: "The maximum number of listeners has been reached on load balancer '{loadBalancerArn}'",
    },
  ],
  accept: (c) => {
    checkActions(c, "defaultActions");
    checkTargetGroups(c, "defaultActions", c.inputs.text("loadBalancerArn") ?? "");
    checkProtocol(c);
    checkCertificate(c);
  },
};

function typeOf(c: Context): string {
  return String(c.target("loadBalancerArn")?.outputs.loadBalancerType ?? "application");
}

function isEncrypted(c: Context): boolean {
  return encryptedProtocols.includes(c.inputs.text("protocol")?.toUpperCase() ?? "");
}

function checkProtocol(c: Context): void {
  const protocol = c.outputs.text("protocol")?.toUpperCase() ?? "";
  const allowed = protocolsOf(typeOf(c));
  if (protocol !== "" && !allowed.includes(protocol)) {
    throw refusal(
      "ValidationError",
      `Protocol '${protocol}' must be one of '${allowed.join(", ")}' for a load balancer of type '${typeOf(c)}'`,
    );
  }
  if (c.inputs.has("sslPolicy") && !isEncrypted(c))
    throw refusal(
      "InvalidConfigurationRequest",
      `You cannot specify an SSL policy for a listener of protocol '${protocol}'`,
    );
  const sslPolicy = c.inputs.text("sslPolicy");
  if (sslPolicy && !/^ELBSecurityPolicy-[0-9A-Za-z-]+$/.test(sslPolicy))
    throw refusal("SSLPolicyNotFound", `SSL policy '${sslPolicy}' not found`);
}

/** The default certificate of an encrypted listener: there must be one, and it must be issued. */
function checkCertificate(c: Context): void {
  if (!isEncrypted(c)) return;
  if (!c.inputs.has("certificateArn"))
    throw refusal(
      "CertificateNotFound",
      `A certificate must be specified for ${c.inputs.text("protocol")} listeners`,
    );
  const certificate = c.target("certificateArn");
  if (certificate === undefined || isIssued(c, certificate)) return;
  throw refusal(
    "UnsupportedCertificate",
    `The certificate '${certificate.id}' must have a fully-qualified domain name, a supported signature, and a supported key size.`,
  );
}
