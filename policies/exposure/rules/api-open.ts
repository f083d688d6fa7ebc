import { EXPOSURE_TAG, PUBLIC_FRONT } from "../../constants";
import type { StackResource, StackRule } from "../../rule";
import { type PolicyDocument, readPolicyDocument } from "../../vocabulary/policy-document";
import { opennessOf } from "../../vocabulary/policy-narrowing";
import { sourcesOf } from "../../vocabulary/references";
import { declarationOf } from "../../vocabulary/tags";
import { isAbsent, isUnknown, wordOf } from "../../vocabulary/values";
import { valuesAt } from "../paths";
import { at, type StackFinding } from "../stack";

const REST_APIS = ["aws:apigateway/restApi:RestApi", "aws-native:apigateway:RestApi"];
const HTTP_APIS = ["aws:apigatewayv2/api:Api", "aws-native:apigatewayv2:Api"];
const REST_API_POLICY = "aws:apigateway/restApiPolicy:RestApiPolicy";

interface Door {
  /** What asks who calls, and what the door is. */
  readonly authorization: string;
  readonly key: string;
  /** The input that names the API. */
  readonly api: string;
}

/** What lets callers into an API: methods of REST APIs, routes of HTTP and WebSocket APIs. */
const DOORS: Readonly<Record<string, Door>> = {
  "aws:apigateway/method:Method": { authorization: "authorization", key: "httpMethod", api: "restApi" },
  "aws-native:apigateway:Method": { authorization: "authorizationType", key: "httpMethod", api: "restApiId" },
  "aws:apigatewayv2/route:Route": { authorization: "authorizationType", key: "routeKey", api: "apiId" },
  "aws-native:apigatewayv2:Route": { authorization: "authorizationType", key: "routeKey", api: "apiId" },
};

/** Methods and routes that ask nobody who they are. Browsers send OPTIONS without credentials, so that it may be open. */
export const apiOpen: StackRule = {
  id: "api-open",
  title: "Public APIs ask who calls.",
  severity: "high",
  awsDefault:
    "A REST, HTTP or WebSocket API is public, and a method or route without authorization is for everyone.",
  why: "Whatever stands behind the method can be called by anyone who finds the address, at the company's cost.",
  remediation: [
    "Set the authorization of the method or route: IAM, JWT, a Cognito user pool or a Lambda authorizer.",
    "Or make the REST API private (`endpointConfiguration.types: PRIVATE`), or narrow it by a resource policy.",
    `Where everyone may call it, declare it: tag the API with \`${EXPOSURE_TAG}: ${PUBLIC_FRONT}\`.`,
  ],
  links: [
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
    "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html",
  ],
  controls: { fsbp: ["APIGateway.8"], wellArchitected: ["SEC05-BP01"], cdkNag: ["AwsSolutions-APIG4"] },
  types: [...Object.keys(DOORS), ...HTTP_APIS],
  judgeStack(resources): StackFinding[] {
    const policies = resources.filter(({ type }) => type === REST_API_POLICY);
    return resources.flatMap((resource) => {
      const door = DOORS[resource.type];
      if (door) return judgeDoor(resource, door, policies);
      return HTTP_APIS.includes(resource.type) ? judgeQuickApi(resource) : [];
    });
  },
};

function judgeDoor(resource: StackResource, door: Door, policies: readonly StackResource[]): StackFinding[] {
  const { [door.authorization]: authorization, [door.key]: key } = resource.props;
  if (!isAbsent(authorization) && wordOf(authorization) !== "none") return [];
  const [api] = sourcesOf(resource, door.api, [...REST_APIS, ...HTTP_APIS]);
  if (isUnknown(key) || mayBeOpen(wordOf(key) ?? "", api)) return [];
  if (api && (isDeclared(api) || isNarrow(api, policies))) return [];
  return [
    at(resource, `\`${door.key}\` ${typeof key === "string" ? `\`${key}\` ` : ""}asks nobody who they are.`),
  ];
}

/** Of a WebSocket API only `$connect` asks; the other routes are for those who have connected. */
function mayBeOpen(key: string, api: StackResource | undefined): boolean {
  if (key === "options" || key.startsWith("options ")) return true;
  const { protocolType } = api?.props ?? {};
  return (wordOf(protocolType) === "websocket" || isUnknown(protocolType)) && key !== "$connect";
}

function isDeclared({ props }: StackResource): boolean {
  const declaration = declarationOf(props);
  return declaration === PUBLIC_FRONT || isUnknown(declaration);
}

/** Is the API reached from a VPC only, or by those whom a resource policy names? */
function isNarrow(api: StackResource, policies: readonly StackResource[]): boolean {
  const types = valuesAt(api.props, "endpointConfiguration.types[]");
  if (types.some(({ value }) => isUnknown(value) || wordOf(value) === "private")) return true;
  const written = [
    api,
    ...policies.filter((policy) => sourcesOf(policy, "restApiId", REST_APIS).includes(api)),
  ]
    .map(({ props }) => props.policy)
    .filter((policy) => !isAbsent(policy));
  return written.some((policy) => isClosed(readPolicyDocument("policy", policy)));
}

const isClosed = (document: PolicyDocument): boolean =>
  document.unknowns.length > 0 ||
  document.statements.every((statement) => opennessOf(statement, document) !== "open");

/** An HTTP API with a `target` gets one route for everything, which asks nobody. */
const judgeQuickApi = (api: StackResource): StackFinding[] =>
  isAbsent(api.props.target) || isUnknown(api.props.target) || isDeclared(api)
    ? []
    : [at(api, "`target` makes a route for every request, which asks nobody who they are.")];
