import { type RuleCases, UNKNOWN } from "../cases";

const settings = {
  destinationArn: "arn:aws:logs:eu-west-1:123456789012:log-group:api",
  format: "$context.requestId",
};
const types: [string, string][] = [
  ["aws:apigateway/stage:Stage", "accessLogSettings"],
  ["aws:apigatewayv2/stage:Stage", "accessLogSettings"],
  ["aws-native:apigateway:Stage", "accessLogSetting"],
  ["aws-native:apigatewayv2:Stage", "accessLogSettings"],
];

export default {
  violating: types.map(([type, property]) => ({
    title: type,
    given: { type, props: { stageName: "live" } },
    says: `\`${property}.destinationArn\` is left out, and AWS then writes no access log.`,
  })),
  clean: types.map(([type, property]) => ({ title: type, given: { type, props: { [property]: settings } } })),
  unknown: [
    {
      title: "unknown settings",
      given: { type: "aws:apigateway/stage:Stage", props: { accessLogSettings: UNKNOWN } },
      says: "accessLogSettings",
    },
  ],
} satisfies RuleCases;
