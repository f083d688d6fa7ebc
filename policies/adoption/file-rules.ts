import type { Rule } from "../rule";
import type { FileRuleContext } from "./file-rule";
import { baselineInvalid } from "./rules/baseline-invalid";
import { baselineOutdated } from "./rules/baseline-outdated";
import { exemptionUnused } from "./rules/exemption-unused";
import { exemptionsInvalid } from "./rules/exemptions-invalid";

/** The rules about the repository's own files, which every pack has. */
export const fileRules = (context: FileRuleContext): Rule[] => [
  exemptionsInvalid(context),
  exemptionUnused(context),
  baselineInvalid(context),
  baselineOutdated(context),
];
