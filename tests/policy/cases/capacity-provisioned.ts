import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const table = (props: Props = {}): TestResource => ({
  type: "aws:dynamodb/table:Table",
  name: "calls",
  props: { name: "calls-1", ...props },
});
const target = (props: Props, dependsOn: Record<string, string[]> = {}): TestResource => ({
  type: "aws:appautoscaling/target:Target",
  name: "target",
  props,
  dependsOn,
});
const leftOut = "`billingMode` is left out, which means PROVISIONED, and nothing scales the table.";

export default {
  violating: [
    { title: "nothing said", given: [table()], says: leftOut },
    {
      title: "PROVISIONED",
      given: [table({ billingMode: "PROVISIONED" })],
      says: "`billingMode` is PROVISIONED, and nothing scales the table.",
    },
    {
      title: "a native table with nothing said",
      given: [{ ...table(), type: "aws-native:dynamodb:Table" }],
      says: leftOut,
    },
    {
      title: "a target of another table",
      given: [table(), target({ resourceId: "table/other" })],
      says: leftOut,
    },
  ],
  clean: [
    { title: "pay by request", given: [table({ billingMode: "PAY_PER_REQUEST" })] },
    { title: "a target by reference", given: [table(), target({}, { resourceId: [urnOf(table())] })] },
    {
      title: "a native target by name",
      given: [
        { ...table({ name: undefined, tableName: "calls-1" }), type: "aws-native:dynamodb:Table" },
        {
          ...target({ resourceId: "table/calls-1" }),
          type: "aws-native:applicationautoscaling:ScalableTarget",
        },
      ],
    },
    { title: "a target by name", given: [table(), target({ resourceId: "table/calls-1" })] },
  ],
  unknown: [{ title: "an unknown mode", given: [table({ billingMode: UNKNOWN })], says: "billingMode" }],
} satisfies RuleCases;
