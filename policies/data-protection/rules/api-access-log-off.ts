import { type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { isAbsent, isUnknown } from "../../vocabulary/values";

const PLACES: Readonly<Record<string, string>> = {
  "aws:apigateway/stage:Stage": "accessLogSettings.destinationArn",
  "aws:apigatewayv2/stage:Stage": "accessLogSettings.destinationArn",
  "aws-native:apigateway:Stage": "accessLogSetting.destinationArn",
  "aws-native:apigatewayv2:Stage": "accessLogSettings.destinationArn",
};

/** Stages of API Gateway. */
export const apiAccessLogOff: ResourceRule = {
  id: "api-access-log-off",
  title: "Stages of API Gateway write access logs.",
  severity: "medium",
  awsDefault: "A stage writes no access log unless it names where to.",
  why: "Without it nobody can say who called, from where and with which result, when something has happened.",
  remediation: ["Set `accessLogSettings: { destinationArn: <a log group's ARN>, format: ... }`."],
  links: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"],
  controls: {
    fsbp: ["APIGateway.9"],
    wellArchitected: ["SEC04-BP01"],
    cdkNag: ["AwsSolutions-APIG1"],
  },
  types: Object.keys(PLACES),
  judge({ type, props }) {
    const place = PLACES[type] ?? "";
    const { property, value } = placeOf(props, place);
    // A destination that is not known yet is one; settings that are not known yet may be none.
    if (isUnknown(value)) return property === place ? [] : [undecided(property)];
    return isAbsent(value) ? [violation(`\`${place}\` is left out, and AWS then writes no access log.`)] : [];
  },
};
