import { type ResourceRule, undecided, violation } from "../../rule";
import { placeOf } from "../../vocabulary/places";
import { describeSwitch, isOn, isUnknown } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

const SWITCHES: Readonly<Record<string, string>> = {
  "aws:dynamodb/table:Table": "pointInTimeRecovery.enabled",
  "aws-native:dynamodb:Table": "pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled",
};

/** DynamoDB tables that can be brought back to any second. */
export const pointInTimeRecoveryOff: ResourceRule = {
  id: "point-in-time-recovery-off",
  title: "DynamoDB tables can be restored to any point in time.",
  severity: "high",
  awsDefault: "A table has no backups unless point-in-time recovery is turned on.",
  why: "What a faulty program writes over or deletes is gone; with the recovery it comes back, up to 35 days later.",
  remediation: [
    "Set `pointInTimeRecovery: { enabled: true }`; AWS charges by the size of the table.",
    "Where the data is no loss, tag the table `voip-cells:lifetime: disposable`.",
  ],
  links: ["https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html"],
  controls: { fsbp: ["DynamoDB.2"], wellArchitected: ["REL09-BP03"], cdkNag: ["AwsSolutions-DDB3"] },
  types: Object.keys(SWITCHES),
  judge(resource) {
    const { property, value } = placeOf(resource.props, SWITCHES[resource.type] ?? "");
    if (isOn(value)) return [];
    const finding = isUnknown(value)
      ? undecided(property)
      : violation(`${describeSwitch(property, value, "the table then has no backups")}.`);
    return unlessDisposable(resource, [finding]);
  },
};
