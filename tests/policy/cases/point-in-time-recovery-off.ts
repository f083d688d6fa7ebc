import { disposableTag } from "../../../policies/constants";
import type { Props } from "../analyze";
import { type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const table = (pointInTimeRecovery: unknown, more: Props = {}) => ({
  type: "aws:dynamodb/table:Table",
  props: { pointInTimeRecovery, ...more },
});
const native = (pointInTimeRecoverySpecification: unknown) => ({
  type: "aws-native:dynamodb:Table",
  props: { pointInTimeRecoverySpecification },
});

export default {
  violating: [
    {
      title: "nothing said",
      given: table(undefined),
      says: "`pointInTimeRecovery.enabled` is left out, and the table then has no backups.",
    },
    { title: "false", given: table({ enabled: false }), says: "`pointInTimeRecovery.enabled` is false." },
    {
      title: "a native table",
      given: native({ pointInTimeRecoveryEnabled: false }),
      says: "`pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled` is false.",
    },
  ],
  clean: [
    { title: "true", given: table({ enabled: true }) },
    { title: "a native table", given: native({ pointInTimeRecoveryEnabled: true }) },
    { title: "one that may be lost", given: table(undefined, { tags: disposableTag }) },
  ],
  unknown: [
    { title: "an unknown block", given: table(UNKNOWN), says: "pointInTimeRecovery" },
    {
      title: "an unknown switch",
      given: table({ enabled: UNKNOWN_BOOLEAN }),
      says: "pointInTimeRecovery.enabled",
    },
  ],
} satisfies RuleCases;
