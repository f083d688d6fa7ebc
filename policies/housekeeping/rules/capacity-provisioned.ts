import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { ofTypes } from "../../vocabulary/once-per-stack";
import { isAbsent, isUnknown, wordOf } from "../../vocabulary/values";

const TABLES = ["aws:dynamodb/table:Table", "aws-native:dynamodb:Table"];
const TARGETS = ["aws:appautoscaling/target:Target", "aws-native:applicationautoscaling:ScalableTarget"];

/** Tables that pay for a fixed capacity, needed or not. */
export const capacityProvisioned: StackRule = {
  id: "capacity-provisioned",
  title: "DynamoDB tables pay by request, or scale what they provision.",
  severity: "low",
  level: "advisory",
  awsDefault:
    "A table is PROVISIONED unless told otherwise: it pays for its capacity day and night, and refuses what goes over it.",
  why: "The capacity is a guess: too much is paid for nothing, too little refuses calls in the busy hour.",
  remediation: [
    'Set `billingMode: "PAY_PER_REQUEST"`.',
    "Or scale the capacity by an `aws.appautoscaling.Target` of the table.",
  ],
  links: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html"],
  controls: { fsbp: ["DynamoDB.1"], wellArchitected: ["COST06-BP03"] },
  types: TABLES,
  judgeStack: (resources) =>
    ofTypes(resources, TABLES).flatMap((table) =>
      judgeTable(table, resources).map((finding) => ({ urn: table.urn, finding })),
    ),
};

function judgeTable(table: StackResource, resources: readonly StackResource[]): Finding[] {
  const { billingMode } = table.props;
  if (
    wordOf(billingMode) === "pay_per_request" ||
    ofTypes(resources, TARGETS).some((target) => scales(target, table))
  )
    return [];
  if (isUnknown(billingMode)) return [undecided("billingMode")];
  const says = isAbsent(billingMode) ? "is left out, which means PROVISIONED" : "is PROVISIONED";
  return [violation(`\`billingMode\` ${says}, and nothing scales the table.`)];
}

/** A target names the table in its resource id, `table/<name>`. */
function scales({ props, propertyDependencies }: StackResource, table: StackResource): boolean {
  if (propertyDependencies.resourceId?.includes(table)) return true;
  const written = props.resourceId;
  const name = table.props.name ?? table.props.tableName;
  return isUnknown(written) || isUnknown(name) || written === `table/${String(name)}`;
}
