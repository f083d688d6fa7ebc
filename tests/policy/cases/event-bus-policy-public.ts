import { mutants, type RuleCases, UNKNOWN } from "../cases";
import { policyCases } from "../policy-cases";

const policies = policyCases("events:PutEvents", [
  { type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy", property: "policy" },
  { type: "aws-native:events:EventBus", property: "policy" },
]);
const ORGANIZATION = { type: "StringEquals", key: "aws:PrincipalOrgID", value: "o-1" };
const permission = mutants({
  type: "aws:cloudwatch/eventPermission:EventPermission",
  props: { statementId: "s", principal: "*", action: "events:PutEvents", condition: ORGANIZATION },
});
const native = mutants({
  type: "aws-native:events:EventBusPolicy",
  props: {
    statementId: "s",
    statement: { Effect: "Allow", Principal: "*", Action: "events:PutEvents", Resource: "*" },
  },
});
const says = (path: string) =>
  `\`${path}\` allows everyone \`events:putevents\`, and no condition keeps strangers out.`;

export default {
  violating: [
    ...policies.violating,
    { title: "a permission", given: permission({ condition: undefined }), says: says("permission") },
    {
      title: "a permission on what callers choose",
      given: permission({ condition: { ...ORGANIZATION, key: "aws:UserAgent" } }),
      says: says("permission"),
    },
    { title: "a native statement", given: native({}), says: says("statement") },
    {
      title: "a native permission",
      given: native({ statement: undefined, principal: "*", action: "events:PutEvents" }),
      says: says("permission"),
    },
  ],
  clean: [
    ...policies.clean,
    { title: "a permission for the organization", given: permission({}) },
    {
      title: "a permission for an account",
      given: permission({ principal: "123456789012", condition: undefined }),
    },
    {
      title: "a native permission for the organization",
      given: native({ statement: undefined, principal: "*", condition: ORGANIZATION }),
    },
  ],
  unknown: [
    ...(Array.isArray(policies.unknown) ? policies.unknown : []),
    { title: "an unknown statement", given: native({ statement: UNKNOWN }), says: "statement" },
    {
      title: "an unknown condition",
      given: permission({ condition: UNKNOWN }),
      says: "permission.Condition",
    },
  ],
} satisfies RuleCases;
