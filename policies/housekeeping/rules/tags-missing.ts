import { type ResourceRule, undecided, violation } from "../../rule";
import { hasTag, tagOf } from "../../vocabulary/tags";
import { isAbsent } from "../../vocabulary/values";
import { TAGGABLE_TYPES } from "../taggable";

const settings = {
  required: {
    description:
      "Keys that each resource must carry, by its own tags or by those that the provider adds to all.",
    default: ["Project", "Environment"],
  },
};

/** The tags by which a company finds out whose a thing is. */
export const tagsMissing: ResourceRule<typeof settings> = {
  id: "tags-missing",
  title: "Resources carry the tags that say whose they are.",
  severity: "low",
  level: "advisory",
  awsDefault: "A resource has no tags but those that a program gives it.",
  why: "A bill by project and environment, and the question whether a thing may go, both hang on the tags.",
  remediation: [
    "Set `defaultTags` of the provider, so that no resource can be forgotten.",
    "Say in the setting `required` which keys your company asks for.",
  ],
  links: [
    "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    "https://www.pulumi.com/registry/packages/aws/api-docs/provider/",
  ],
  controls: { wellArchitected: ["COST03-BP02"] },
  settings,
  types: TAGGABLE_TYPES,
  judge({ props }, { required }) {
    const missing = required.filter((key) => isAbsent(tagOf(props, key)));
    if (missing.length > 0) return [violation(`Missing: ${missing.join(", ")}.`)];
    return required.every((key) => hasTag(props, key)) ? [] : [undecided("tags")];
  },
};
