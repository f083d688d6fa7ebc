import { mutants, type RuleCases, UNKNOWN } from "../cases";

const good = mutants({
  type: "aws:lambda/permission:Permission",
  props: {
    function: "f",
    action: "lambda:InvokeFunction",
    principal: "sns.amazonaws.com",
    sourceArn: "arn:aws:sns:eu-west-1:123456789012:t",
  },
});
const layer = mutants({
  type: "aws:lambda/layerVersionPermission:LayerVersionPermission",
  props: { layerName: "l", versionNumber: 1, principal: "*", organizationId: "o-1" },
});
const native = mutants({
  type: "aws-native:lambda:Permission",
  props: { functionName: "f", principal: "*", sourceAccount: "123456789012" },
});
const nativeLayer = mutants({ ...layer({}), type: "aws-native:lambda:LayerVersionPermission" });
const everyone = "`principal` is everyone, and nothing says for whom it may call.";
const service = "`principal` is a service that calls for any account, and nothing says for whom it may call.";

export default {
  violating: [
    { title: "everyone", given: good({ principal: "*", sourceArn: undefined }), says: everyone },
    { title: "everyone from any topic", given: good({ principal: "*", sourceArn: "*" }), says: everyone },
    { title: "a service for anyone", given: good({ sourceArn: undefined }), says: service },
    {
      title: "a service for anyone, null",
      given: good({ sourceArn: null, sourceAccount: "" }),
      says: service,
    },
    ...["apigateway", "events", "logs", "s3", "ses"].map((name) => ({
      title: `${name} for anyone`,
      given: good({ principal: `${name}.amazonaws.com`, sourceArn: undefined }),
      says: service,
    })),
    { title: "a source that is no ARN", given: good({ sourceArn: "my:own:sns:topic:t" }), says: service },
    {
      title: "a source of no account",
      given: good({ sourceArn: "arn:aws:sns:eu-west-1::t" }),
      says: service,
    },
    {
      title: "an account that is none",
      given: good({ sourceArn: undefined, sourceAccount: {} }),
      says: service,
    },
    { title: "a source of any account", given: good({ sourceArn: "arn:aws:sns:*:*:t" }), says: service },
    {
      title: "any bucket",
      given: good({ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::*" }),
      says: service,
    },
    { title: "a layer for everyone", given: layer({ organizationId: undefined }), says: everyone },
    { title: "the native form", given: native({ sourceAccount: undefined }), says: everyone },
    { title: "the native layer", given: nativeLayer({ organizationId: undefined }), says: everyone },
  ],
  clean: [
    { title: "a topic", given: good({}) },
    { title: "a bucket", given: good({ principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::mine" }) },
    { title: "an account", given: good({ principal: "123456789012", sourceArn: undefined }) },
    {
      title: "an organization",
      given: good({ principal: "*", sourceArn: undefined, principalOrgId: "o-1" }),
    },
    {
      title: "a service of its own account",
      given: good({ principal: "elasticloadbalancing.amazonaws.com", sourceArn: undefined }),
    },
    { title: "a layer for the organization", given: layer({}) },
    { title: "an account in the native form", given: native({}) },
    ...[{ principalOrgId: "o-1" }, { sourceArn: "arn:aws:sns:eu-west-1:123456789012:t" }].map(
      (narrowing) => ({
        title: `${Object.keys(narrowing)} in the native form`,
        given: native({ sourceAccount: undefined, ...narrowing }),
      }),
    ),
    {
      title: "a service of an account",
      given: good({ principal: "s3.amazonaws.com", sourceArn: undefined, sourceAccount: 123456789012 }),
    },
    {
      title: "an account, beside a source that is not known yet",
      given: good({ sourceArn: UNKNOWN, sourceAccount: "123456789012" }),
    },
  ],
  unknown: [
    {
      title: "an unknown principal",
      given: good({ principal: UNKNOWN, sourceArn: undefined }),
      says: "principal",
    },
    { title: "an unknown source", given: good({ sourceArn: UNKNOWN }), says: "sourceArn" },
  ],
} satisfies RuleCases;
