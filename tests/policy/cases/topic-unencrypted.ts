import type { RuleCases } from "../cases";

const says = "`kmsMasterKeyId` is left out.";
const types = ["aws:sns/topic:Topic", "aws-native:sns:Topic"];

export default {
  violating: types.map((type) => ({ title: type, given: { type, props: { displayName: "alarms" } }, says })),
  clean: types.map((type) => ({ title: type, given: { type, props: { kmsMasterKeyId: "alias/aws/sns" } } })),
  unknown: { never: "A key that is not known yet is a key." },
} satisfies RuleCases;
