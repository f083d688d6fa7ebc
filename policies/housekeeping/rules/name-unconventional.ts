import { type ResourceRule, violation } from "../../rule";
import { TAGGABLE_TYPES } from "../taggable";

const settings = {
  pattern: {
    description: "Regular expression for the logical names of resources, matched as a whole.",
    default: "[a-z][a-z0-9]*(-[a-z0-9]+)*",
  },
};

/** Logical names, from which the provider makes the names in AWS. */
export const nameUnconventional: ResourceRule<typeof settings> = {
  id: "name-unconventional",
  title: "Resources are named by one convention.",
  severity: "low",
  level: "advisory",
  awsDefault:
    "The provider makes the name in AWS from the resource's name in the program, and AWS takes nearly anything.",
  why: "Some services refuse capitals and underscores, others change them; and a rename later replaces the resource.",
  remediation: [
    "Write names in lower case, with hyphens between words: `sip-edge`.",
    "For a resource that stands already, give the old name as an alias when you rename it.",
    "Say another convention in the setting `pattern`.",
  ],
  links: ["https://www.pulumi.com/docs/iac/concepts/resources/names/"],
  controls: {},
  settings,
  types: TAGGABLE_TYPES,
  judge: ({ name }, { pattern }) =>
    new RegExp(`^(?:${pattern})$`).test(name)
      ? []
      : [violation(`The name ${name} is not of the form ${pattern}.`)],
};
