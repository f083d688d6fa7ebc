/** What AWS itself puts on the internet, outside of any VPC: addresses that a service serves. */

import { parseCidr } from "../vocabulary/cidr";
import { declarationOf } from "../vocabulary/tags";
import {
  type Fields,
  fieldsOf,
  isAbsent,
  isOff,
  isOn,
  isUnknown,
  itemsOf,
  wordOf,
} from "../vocabulary/values";
import { type Box, intersect, interval } from "./boxes";
import { type Estate, type EstateResource, unique } from "./estate";
import type { Found } from "./forwarding";
import type { Kind } from "./kinds";
import type { Hop } from "./path";
import { TCP } from "./protocols";
import { carries } from "./step";
import { everything, toPorts, withAddresses } from "./traffic";

const IAM = "AWS credentials";
const TOKEN = "a token that an authorizer accepts";

interface Opens {
  readonly text: string;
  readonly unknown?: string;
}

/** One kind of address, and how its resource says that it is open. */
interface Endpoint {
  readonly kind: Kind;
  readonly what: string;
  readonly ports: readonly number[];
  /** The property that opens it and its value; `undefined`: closed. */
  opens(props: Fields): Opens | undefined;
  /** What a caller must have besides. */
  requires?(estate: Estate, resource: EstateResource): string | undefined;
  /** The address ranges that alone are admitted. */
  callers?(props: Fields): readonly unknown[];
  /** What answers behind it. */
  behind?(estate: Estate, resource: EstateResource): Hop[];
}

const ENDPOINTS: readonly Endpoint[] = [
  {
    kind: "functionUrl",
    what: "function URL",
    ports: [443],
    opens: ({ authorizationType }) => said("authorizationType", authorizationType, "left out"),
    requires: (_, { props }) => (wordOf(props.authorizationType) === "aws_iam" ? IAM : undefined),
    behind: (estate, url) =>
      estate.reference(url, "functionName", "lambda").nodes.map((one) => carries("function", one, "")),
  },
  {
    kind: "restApi",
    what: "REST API",
    ports: [443],
    opens: (props) => {
      const types = within(props, "endpointConfiguration", "types");
      const isPrivate = itemsOf(types).some((type) => wordOf(type) === "private");
      return isPrivate
        ? undefined
        : ownAddress(props, said("endpointConfiguration.types", types, "left out, so EDGE"));
    },
    requires: (estate, api) =>
      authorization(estate.pointing("restMethod", "restApi", api).map(({ props }) => props.authorization)),
    behind: (estate, api) =>
      functionsBehind(estate, estate.pointing("restIntegration", "restApi", api), "uri"),
  },
  {
    kind: "httpApi",
    what: "API",
    ports: [443],
    opens: (props) => ownAddress(props, said("protocolType", props.protocolType, "")),
    requires: (estate, api) =>
      authorization(
        estate.pointing("httpRoute", "apiId", api).map(({ props }) => props.authorizationType ?? "NONE"),
      ),
    behind: (estate, api) =>
      functionsBehind(estate, estate.pointing("httpIntegration", "apiId", api), "integrationUri"),
  },
  {
    kind: "appRunnerService",
    what: "App Runner service",
    ports: [443],
    opens: (props) => {
      const value = within(props, "networkConfiguration", "ingressConfiguration", "isPubliclyAccessible");
      return isOff(value) ? undefined : said("isPubliclyAccessible", value, "left out");
    },
  },
  {
    kind: "kubernetesCluster",
    what: "Kubernetes API",
    ports: [443],
    opens: (props) => {
      const value = within(props, "vpcConfig", "endpointPublicAccess");
      return isOff(value) ? undefined : said("vpcConfig.endpointPublicAccess", value, "left out");
    },
    callers: ({ vpcConfig }) => itemsOf(fieldsOf(vpcConfig).publicAccessCidrs),
    requires: () => IAM,
  },
  {
    kind: "searchDomain",
    what: "search domain",
    ports: [443],
    opens: ({ vpcOptions }) => (isEmpty(vpcOptions) ? { text: "vpcOptions left out" } : undefined),
    requires: () => "what its access policy asks for",
  },
  {
    kind: "messageBroker",
    what: "message broker",
    ports: [443, 5671, 8162, 8883, 61_614, 61_617, 61_619],
    opens: ({ publiclyAccessible }) =>
      isOn(publiclyAccessible) || isUnknown(publiclyAccessible)
        ? said("publiclyAccessible", publiclyAccessible, "")
        : undefined,
  },
  {
    kind: "transferServer",
    what: "transfer server",
    ports: [21, 22],
    opens: ({ endpointType }) =>
      isAbsent(endpointType) || wordOf(endpointType) === "public" || isUnknown(endpointType)
        ? said("endpointType", endpointType, "left out")
        : undefined,
  },
];

export const endpointsFound = (estate: Estate): Found[] =>
  ENDPOINTS.flatMap((endpoint) =>
    estate.all(endpoint.kind).flatMap((resource) => find(estate, endpoint, resource)),
  );

function find(estate: Estate, endpoint: Endpoint, resource: EstateResource): Found[] {
  const open = endpoint.opens(resource.props);
  if (!open) return [];
  const { text, unknown } = open;
  const hop = carries(endpoint.what, resource, text);
  const requires = endpoint.requires?.(estate, resource);
  const entry = intersect(
    endpoint.ports.flatMap((port) => toPorts(TCP, interval(port))),
    callersOf(endpoint.callers?.(resource.props) ?? []),
  );
  const ways = endpoint.behind?.(estate, resource) ?? [];
  const start = unknown === undefined ? hop : { ...hop, unknown };
  return (ways.length > 0 ? ways : [undefined]).map((way) => ({
    entry,
    hops: way ? [start, way] : [start],
    listens: [],
    declaration: declarationOf(resource.props),
    ...(requires === undefined ? {} : { requires }),
  }));
}

/** Everybody where no range is named. */
function callersOf(cidrs: readonly unknown[]): readonly Box[] {
  const ranges = cidrs.flatMap((cidr) => parseCidr(cidr) ?? []);
  return ranges.length > 0 ? withAddresses(ranges) : everything;
}

/** The value at a path; the unknown mark where that hides it. */
const within = (props: Fields, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (isUnknown(value) ? value : fieldsOf(value)[key]), props);

/** The address that AWS gives an API, unless it is switched off in favour of names of one's own. */
function ownAddress({ disableExecuteApiEndpoint: off }: Fields, open: Opens): Opens | undefined {
  if (isUnknown(off)) return said("disableExecuteApiEndpoint", off, "");
  return isOn(off) ? undefined : open;
}

function said(property: string, value: unknown, absent: string): Opens {
  if (isUnknown(value)) return { text: `${property} not known yet`, unknown: property };
  return { text: `${property} ${isEmpty(value) ? absent : String(value)}`.trimEnd() };
}

const isEmpty = (value: unknown): boolean => isAbsent(value) || (Array.isArray(value) && value.length === 0);

/** What all the routes of an API ask for, the weakest of it. */
function authorization(kinds: readonly unknown[]): string | undefined {
  const words = kinds.map((kind) => wordOf(kind) ?? "none");
  if (words.length === 0 || words.includes("none")) return undefined;
  return words.every((word) => word === "aws_iam") ? IAM : TOKEN;
}

/** Functions by the address that integrations call them by, which holds their ARN. */
function functionsBehind(estate: Estate, integrations: readonly EstateResource[], property: string): Hop[] {
  const functions = integrations.flatMap((integration) => {
    const value = integration.props[property];
    const arn =
      typeof value === "string"
        ? /arn:aws[\w-]*:lambda:[\w-]+:\d+:function:[\w-]+/.exec(value)?.[0]
        : undefined;
    return estate.reference(integration, property, "lambda", arn ?? value).nodes;
  });
  return unique(functions).map((one) => carries("function", one, ""));
}
