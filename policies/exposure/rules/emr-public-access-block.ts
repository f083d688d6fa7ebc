import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { describeSwitch, fieldsOf, integerOf, isOn, isUnknown } from "../../vocabulary/values";
import { itemsAt } from "../paths";

const SSH = 22;

/** The account's block of EMR clusters that would be open to the internet. */
export const emrPublicAccessBlock: ResourceRule = {
  id: "emr-public-access-block",
  title: "The block of public access to EMR is on, for every port but SSH.",
  severity: "medium",
  awsDefault: "The block is on in every Region, with port 22 as its exception.",
  why: "The block is what stops a cluster whose security group was opened by mistake.",
  remediation: ["Set `blockPublicSecurityGroupRules` to true, and permit no range beyond port 22."],
  links: ["https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html"],
  controls: { fsbp: ["EMR.2"], wellArchitected: ["SEC05-BP01"] },
  types: ["aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration"],
  judge({
    props: { blockPublicSecurityGroupRules: block, permittedPublicSecurityGroupRuleRanges: permitted },
  }) {
    if (isUnknown(block)) return [undecided("blockPublicSecurityGroupRules")];
    if (!isOn(block)) {
      return [
        violation(`${describeSwitch("blockPublicSecurityGroupRules", block, "the block is then off")}.`),
      ];
    }
    return itemsAt("permittedPublicSecurityGroupRuleRanges", permitted).flatMap(
      ({ property, value }): Finding[] => {
        const { minRange, maxRange } = fieldsOf(value);
        if ([value, minRange, maxRange].some(isUnknown)) return [undecided(property)];
        if (integerOf(minRange) === SSH && integerOf(maxRange) === SSH) return [];
        return [violation(`\`${property}\` permits more than port ${SSH}.`)];
      },
    );
  },
};
