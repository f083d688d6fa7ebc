import { TAGGABLE_TYPES } from "../../../policies/housekeeping/taggable";
import type { Case, RuleCases } from "../cases";

const named = (name: string, type = "aws:s3/bucket:Bucket") => ({ type, name, props: {} });
const says = (name: string) => `The name ${name} is not of the form [a-z][a-z0-9]*(-[a-z0-9]+)*.`;

export default {
  violating: [
    ...TAGGABLE_TYPES.map(
      (type): Case => ({ title: type, given: named("SipEdge", type), says: says("SipEdge") }),
    ),
    { title: "an underscore", given: named("sip_edge"), says: says("sip_edge") },
    { title: "a hyphen at the end", given: named("sip-"), says: says("sip-") },
  ],
  clean: [
    { title: "words and hyphens", given: named("sip-edge-2") },
    { title: "one word", given: named("edge") },
  ],
  unknown: { never: "a resource always has its name" },
} satisfies RuleCases;
