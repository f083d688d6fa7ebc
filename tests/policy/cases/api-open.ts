import { publicFrontTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const rest = (props: Props = {}, type = "aws:apigateway/restApi:RestApi"): TestResource => ({
  type,
  name: "api",
  props,
});
const http = (props: Props = {}): TestResource => ({
  type: "aws:apigatewayv2/api:Api",
  name: "api",
  props: { protocolType: "HTTP", ...props },
});
const method = (props: Props, api = rest()): TestResource => ({
  type: "aws:apigateway/method:Method",
  name: "method",
  props: { httpMethod: "POST", authorization: "NONE", ...props },
  dependsOn: { restApi: [urnOf(api)] },
});
const route = (props: Props, type = "aws:apigatewayv2/route:Route"): TestResource => ({
  type,
  name: "route",
  props: { routeKey: "GET /users", ...props },
  dependsOn: { apiId: [urnOf(http())] },
});
const policy = (Condition: Props) =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "*", Condition }],
  });
const office = policy({ IpAddress: { "aws:SourceIp": "198.51.100.0/24" } });
const says = (key: string, property = "httpMethod") => `\`${property}\` \`${key}\` asks nobody who they are.`;
const quick = "`target` makes a route for every request, which asks nobody who they are.";

export default {
  violating: [
    { title: "a method", given: [rest(), method({})], says: says("POST") },
    {
      title: "a method that says nothing",
      given: [method({ authorization: undefined })],
      says: says("POST"),
    },
    {
      title: "any method",
      given: [rest(), method({ httpMethod: "ANY", apiKeyRequired: true })],
      says: says("ANY"),
    },
    {
      title: "a native method",
      given: [
        {
          type: "aws-native:apigateway:Method",
          name: "method",
          props: { httpMethod: "GET", authorizationType: "NONE" },
        },
      ],
      says: says("GET"),
    },
    {
      title: "a method under a policy with one open statement",
      given: [
        rest({
          policy: { Statement: [...JSON.parse(office).Statement, ...JSON.parse(policy({})).Statement] },
        }),
        method({}),
      ],
      says: says("POST"),
    },
    {
      title: "a method beside an API with a policy of its own",
      given: [
        rest(),
        method({}),
        { ...rest(), name: "other" },
        {
          type: "aws:apigateway/restApiPolicy:RestApiPolicy",
          name: "policy",
          props: { policy: office },
          dependsOn: { restApiId: [urnOf({ ...rest(), name: "other" })] },
        },
      ],
      says: says("POST"),
    },
    {
      title: "a method under an open policy",
      given: [rest({ policy: policy({}) }), method({})],
      says: says("POST"),
    },
    ...["aws:apigatewayv2/route:Route", "aws-native:apigatewayv2:Route"].map(
      (type): Case => ({
        title: type,
        given: [http(), route({}, type)],
        says: says("GET /users", "routeKey"),
      }),
    ),
    {
      title: "the default route",
      given: [http(), route({ routeKey: "$default" })],
      says: says("$default", "routeKey"),
    },
    {
      title: "the connection of a WebSocket",
      given: [
        http({ protocolType: "WEBSOCKET" }),
        route({ routeKey: "$connect", authorizationType: "NONE" }),
      ],
      says: says("$connect", "routeKey"),
    },
    { title: "an API with a target", given: [http({ target: "arn:aws:lambda:x" })], says: quick },
    {
      title: "a native API with a target",
      given: [{ ...http({ target: "arn:aws:lambda:x" }), type: "aws-native:apigatewayv2:Api" }],
      says: quick,
    },
  ],
  clean: [
    { title: "IAM", given: [rest(), method({ authorization: "AWS_IAM" })] },
    { title: "JWT", given: [http(), route({ authorizationType: "JWT" })] },
    { title: "authorization that is not known yet", given: [rest(), method({ authorization: UNKNOWN })] },
    {
      title: "what browsers ask first",
      given: [rest(), method({ httpMethod: "OPTIONS" }), http(), route({ routeKey: "OPTIONS /users" })],
    },
    { title: "a private API", given: [rest({ endpointConfiguration: { types: "PRIVATE" } }), method({})] },
    { title: "an API for the office", given: [rest({ policy: office }), method({})] },
    {
      title: "an API for the office by a policy of its own",
      given: [
        rest(),
        method({}),
        {
          type: "aws:apigateway/restApiPolicy:RestApiPolicy",
          name: "policy",
          props: { policy: office },
          dependsOn: { restApiId: [urnOf(rest())] },
        },
      ],
    },
    { title: "a declared API", given: [rest({ tags: publicFrontTag }), method({})] },
    {
      title: "a native method of a private API",
      given: [
        rest({ endpointConfiguration: { types: ["PRIVATE"] } }, "aws-native:apigateway:RestApi"),
        {
          type: "aws-native:apigateway:Method",
          name: "method",
          props: { httpMethod: "GET" },
          dependsOn: { restApiId: [urnOf(rest({}, "aws-native:apigateway:RestApi"))] },
        },
      ],
    },
    { title: "an API whose policy is not known yet", given: [rest({ policy: UNKNOWN }), method({})] },
    { title: "an API with a target that is not known yet", given: [http({ target: UNKNOWN })] },
    {
      title: "a declared API with a target",
      given: [http({ target: "arn:aws:lambda:x", tags: publicFrontTag })],
    },
    {
      title: "a target of something else",
      given: [{ type: "aws:scheduler/schedule:Schedule", props: { target: { arn: "arn:aws:lambda:x" } } }],
    },
    {
      title: "a route for those who have connected",
      given: [http({ protocolType: "WEBSOCKET" }), route({ routeKey: "$default" })],
    },
  ],
  unknown: { never: "it follows the references of the program, which a preview knows" },
} satisfies RuleCases;
