import { type ResourceRule, violation } from "../../rule";
import { EXEMPTIONS_FILE } from "../adoption";
import { type FileRuleContext, fileSetting, STACK, unusable } from "../file-rule";

/** A file of exemptions that cannot be used stops everything, before anything is made. */
export const exemptionsInvalid = ({ adoption }: FileRuleContext): ResourceRule => ({
  id: "exemptions-invalid",
  title: "The file of exemptions can be used.",
  severity: "high",
  awsDefault: "AWS knows nothing of exemptions.",
  why: "An exemption with a mistake in it covers nothing, or something else than was meant.",
  remediation: [`Mend ${EXEMPTIONS_FILE} as each line says.`],
  links: ["https://www.pulumi.com/docs/iac/concepts/resources/names/#urns"],
  controls: {},
  settings: fileSetting(EXEMPTIONS_FILE),
  types: [STACK],
  judge: () => unusable(adoption().exemptions).map(violation),
});
