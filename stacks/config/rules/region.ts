import { secretValue } from "../entries";
import { closest } from "../suggest";
import { regions } from "../tables/regions";
import type { Rule } from "./rule";

/** `aws:region` is a Region of AWS, and in a cell the one that its name says. */
export const region: Rule = ({ inOrder }) => {
  for (const { name, region, report } of inOrder) {
    const named = name.kind === "cell" ? name.region : undefined;
    if (region === undefined) {
      report("aws:region", "is missing", `Set it, for example "${named ?? "eu-central-1"}".`);
    } else if (region === secretValue) {
      report("aws:region", "is encrypted, and no setting is a secret", "Set it again, without --secret.");
    } else if (typeof region !== "string" || !Object.hasOwn(regions, region)) {
      const near = named ?? closest(String(region), Object.keys(regions));
      const cure = near ? `Did you mean "${near}"?` : 'Write it like "eu-central-1".';
      report("aws:region", "is not a Region that the accelerator reaches", cure);
    } else if (named !== undefined && region !== named) {
      report("aws:region", `is not the Region in the stack's name, ${named}`, `Write "${named}".`);
    }
  }
};
