import { type ResourceRule, violation } from "../../rule";
import { BASELINE_FILE } from "../adoption";
import { type FileRuleContext, fileSetting, STACK, unusable } from "../file-rule";

/** A baseline that cannot be used stops everything, before anything is made. */
export const baselineInvalid = ({ adoption }: FileRuleContext): ResourceRule => ({
  id: "baseline-invalid",
  title: "The baseline of known findings can be used.",
  severity: "high",
  awsDefault: "AWS knows nothing of a baseline.",
  why: "With a broken baseline, every finding of before blocks as if it were new.",
  remediation: ["Take the file from the version control system, or record the baseline anew."],
  links: ["https://www.pulumi.com/docs/iac/concepts/resources/names/#urns"],
  controls: {},
  settings: fileSetting(BASELINE_FILE),
  types: [STACK],
  judge: () => unusable(adoption().baseline).map(violation),
});
