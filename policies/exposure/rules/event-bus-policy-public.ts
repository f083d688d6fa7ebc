import type { Finding, ResourceRule } from "../../rule";
import { readStatements } from "../../vocabulary/policy-document";
import { type Fields, fieldsOf, isAbsent, isUnknown } from "../../vocabulary/values";
import { judgeDocument, judgePolicies, type PolicyHolders } from "../resource-policies";

const PERMISSION = "aws:cloudwatch/eventPermission:EventPermission";
const NATIVE_POLICY = "aws-native:events:EventBusPolicy";
const HOLDERS: PolicyHolders = {
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": ["policy"],
  "aws-native:events:EventBus": ["policy"],
};

/** Policies of EventBridge buses, whole or as single permissions. */
export const eventBusPolicyPublic: ResourceRule = {
  id: "event-bus-policy-public",
  title: "Event bus policies let nobody in by an open principal.",
  severity: "high",
  awsDefault: "A bus without a policy takes events of its own account only.",
  why: "Strangers could send events that the account's rules act on.",
  remediation: [
    "Name the accounts as principals, or add the condition that `aws:PrincipalOrgID` is your organization.",
  ],
  links: ["https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html"],
  controls: { wellArchitected: ["SEC03-BP07"], cdkNag: ["AwsSolutions-EVB1"] },
  types: [...Object.keys(HOLDERS), PERMISSION, NATIVE_POLICY],
  judge(resource): Finding[] {
    const { type, props } = resource;
    if (type === PERMISSION) return judgePermission(props);
    if (type !== NATIVE_POLICY) return judgePolicies(resource, HOLDERS);
    return isAbsent(props.statement)
      ? judgePermission(props)
      : judgeDocument(readStatements("statement", props.statement));
  },
};

/** A permission is a statement that is spelled in properties of the resource. */
function judgePermission({ action, principal, condition }: Fields): Finding[] {
  const statement = {
    Effect: "Allow",
    Principal: principal,
    Action: action ?? "events:PutEvents",
    Condition: conditionOf(condition),
  };
  return judgeDocument(readStatements("permission", statement));
}

/** One operator on one key; while either is unknown, so is the condition. */
function conditionOf(condition: unknown): unknown {
  const { type, key, value } = fieldsOf(condition);
  const unknown = [condition, type, key].find(isUnknown);
  return unknown ?? { [String(type)]: { [String(key)]: value } };
}
