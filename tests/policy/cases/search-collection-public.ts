import { mutants, type RuleCases, UNKNOWN } from "../cases";

const policy = (AllowFromPublic: unknown) =>
  JSON.stringify([
    { Rules: [{ ResourceType: "collection", Resource: ["collection/calls"] }], AllowFromPublic },
  ]);
const good = mutants({
  type: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
  props: { type: "network", policy: policy(false) },
});
const says = "`policy` says `AllowFromPublic`.";

export default {
  violating: [
    { title: "a public policy", given: good({ policy: policy(true) }), says },
    {
      title: "a public rule set beside a private one",
      given: good({
        policy: JSON.stringify([...JSON.parse(policy(false)), ...JSON.parse(policy(true))]),
      }),
      says,
    },
    {
      title: "the native form",
      given: good({ policy: policy(true) }, "aws-native:opensearchserverless:SecurityPolicy"),
      says,
    },
  ],
  clean: [
    { title: "a private policy", given: good({}) },
    {
      title: "a policy of another type with the same words",
      given: good({ type: "data", policy: policy(true) }),
    },
    { title: "an encryption policy", given: good({ type: "encryption", policy: "{}" }) },
    { title: "no JSON", given: good({ policy: "[" }) },
  ],
  unknown: [
    { title: "an unknown policy", given: good({ policy: UNKNOWN }), says: "policy" },
    { title: "an unknown type", given: good({ type: UNKNOWN, policy: policy("true") }), says: "type" },
  ],
} satisfies RuleCases;
