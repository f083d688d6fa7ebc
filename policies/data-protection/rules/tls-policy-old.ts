import { type Finding, type Resource, type ResourceRule, undecided, violation } from "../../rule";
import { type Place, placeOf } from "../../vocabulary/places";
import { each, LISTENER_TYPES } from "../../vocabulary/tokens";
import { isAbsent, isUnknown, wordOf } from "../../vocabulary/values";

const settings = {
  minimumMinorVersion: {
    description: "The oldest TLS that may be spoken: 2 for TLS 1.2, 3 for TLS 1.3.",
    default: 2,
    minimum: 2,
    maximum: 3,
  },
};

/** How a service names its TLS policies. */
interface Policies {
  readonly property: string;
  /** The oldest TLS 1.x that a policy of this name, in lower case, speaks; undefined for SSL and names that say nothing. */
  readonly oldest: (name: string) => number | undefined;
  /** The policy that AWS takes when none is named; nothing where that is a good one. */
  readonly defaultPolicy?: string;
  /** Does the resource speak TLS with a policy at all, or what decides it? */
  readonly applies?: (resource: Resource) => boolean | Place;
}

const minorIn = (pattern: RegExp) => (name: string) => {
  const minor = pattern.exec(name)?.[1];
  return minor === undefined ? undefined : Number(minor);
};

/**
 * `ELBSecurityPolicy-TLS13-1-2-Res-2021-06` speaks TLS 1.2 and newer; names without a version, such as the default
 * `ELBSecurityPolicy-2016-08`, speak TLS 1.0 (AWS: "Security policies for your Application Load Balancer").
 */
const LOAD_BALANCER: Policies = {
  property: "sslPolicy",
  oldest: minorIn(/^elbsecuritypolicy-(?:tls13|tls|fs)-1-(\d)-/),
  defaultPolicy: "ELBSecurityPolicy-2016-08",
  applies: ({ props }) => {
    if (isUnknown(props.protocol)) return { property: "protocol", value: props.protocol };
    return ["https", "tls"].includes(wordOf(props.protocol) ?? "");
  },
};

/** CloudFront Developer Guide, "Supported protocols and ciphers between viewers and CloudFront". */
const DISTRIBUTION = (certificate: string): Policies => ({
  property: `${certificate}.minimumProtocolVersion`,
  oldest: minorIn(/^tlsv1\.(\d)_/),
  defaultPolicy: "TLSv1",
});

/** API Gateway Developer Guide, "Choose a security policy for your custom domain". */
const API_DOMAIN: Policies = {
  property: "securityPolicy",
  oldest: (name) =>
    name.startsWith("securitypolicy_tls12") ? 2 : minorIn(/^(?:tls|securitypolicy_tls13)_1_(\d)/)(name),
};

/** OpenSearch Service API Reference, `DomainEndpointOptions`. */
const SEARCH: Policies = {
  property: "domainEndpointOptions.tlsSecurityPolicy",
  oldest: minorIn(/^policy-min-tls-1-(\d)-/),
};

const BY_TYPE: Readonly<Record<string, Policies>> = {
  ...each(LISTENER_TYPES, LOAD_BALANCER),
  "aws:cloudfront/distribution:Distribution": DISTRIBUTION("viewerCertificate"),
  "aws-native:cloudfront:Distribution": DISTRIBUTION("distributionConfig.viewerCertificate"),
  "aws:apigateway/domainName:DomainName": API_DOMAIN,
  "aws-native:apigateway:DomainName": API_DOMAIN,
  "aws:opensearch/domain:Domain": SEARCH,
  "aws:elasticsearch/domain:Domain": SEARCH,
  "aws-native:opensearchservice:Domain": SEARCH,
};

/** The oldest TLS that load balancers, distributions, API domains and search domains agree to. */
export const tlsPolicyOld: ResourceRule<typeof settings> = {
  id: "tls-policy-old",
  title: "Nothing speaks a TLS older than 1.2.",
  severity: "high",
  awsDefault:
    "A load balancer's listener that names no policy takes `ELBSecurityPolicy-2016-08`, and a distribution `TLSv1`: both speak TLS 1.0 of 1999.",
  why: "TLS 1.0 and 1.1 are withdrawn (RFC 8996): a man in the middle can talk both sides down to them.",
  remediation: [
    "For a load balancer set `sslPolicy` to `ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09`, or to another whose name has `1-2` or `1-3`.",
    "For CloudFront bring a certificate of your own and set `minimumProtocolVersion` to `TLSv1.2_2021` or newer.",
    "For API Gateway set `securityPolicy` to `TLS_1_2`; for OpenSearch `tlsSecurityPolicy` to `Policy-Min-TLS-1-2-PFS-2023-10`.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html",
  ],
  controls: {
    fsbp: ["CloudFront.7", "CloudFront.15", "Opensearch.8", "ES.8", "ELB.17"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-CFR4"],
  },
  settings,
  types: Object.keys(BY_TYPE),
  judge(resource, { minimumMinorVersion }) {
    const policies = BY_TYPE[resource.type];
    if (!policies) return [];
    const findings = judgePolicy(policies, placeOf(resource.props, policies.property), minimumMinorVersion);
    const applies = findings.length === 0 ? false : (policies.applies?.(resource) ?? true);
    if (typeof applies === "object") return [undecided(applies.property)];
    return applies ? findings : [];
  },
};

function judgePolicy(
  { oldest, defaultPolicy }: Policies,
  { property, value }: Place,
  minimum: number,
): Finding[] {
  if (isUnknown(value)) return [undecided(property)];
  const named = isAbsent(value) ? defaultPolicy : value;
  if (named === undefined) return [];
  const name = wordOf(named) ?? "";
  const minor = oldest(name);
  if (minor !== undefined && minor >= minimum) return [];
  const speaks = `speaks ${minor === undefined ? "TLS 1.0 or older" : `TLS 1.${minor}`}`;
  if (!isAbsent(value)) return [violation(`\`${property}\` names a policy that ${speaks}.`)];
  return [
    violation(`\`${property}\` is left out, and AWS then takes \`${defaultPolicy}\`, which ${speaks}.`),
  ];
}
