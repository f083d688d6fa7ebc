import { exposureTag, mediaRelayTag } from "../../../policies/constants";
import { mutants, type RuleCases, UNKNOWN } from "../cases";

const good = mutants({
  type: "aws:ec2/eip:Eip",
  props: { domain: "vpc", instance: "i-1", tags: mediaRelayTag },
});
const native = mutants({
  type: "aws-native:ec2:Eip",
  props: { instanceId: "i-1", tags: Object.entries(mediaRelayTag).map(([key, value]) => ({ key, value })) },
});
const says = (property: string) => `\`${property}\` gives an instance a public address that no tag declares.`;

export default {
  violating: [
    { title: "an instance", given: good({ tags: undefined }), says: says("instance") },
    {
      title: "an interface",
      given: good({ tags: {}, instance: undefined, networkInterface: "eni-1" }),
      says: says("networkInterface"),
    },
    { title: "another declaration", given: good({ tags: exposureTag }), says: says("instance") },
    { title: "the native form", given: native({ tags: [] }), says: says("instanceId") },
  ],
  clean: [
    { title: "a media slot", given: good({}) },
    { title: "a media slot in the native form", given: native({}) },
    { title: "an address for a NAT gateway", given: good({ tags: {}, instance: undefined }) },
    { title: "null", given: good({ tags: {}, instance: null }) },
  ],
  unknown: [
    { title: "unknown tags", given: good({ tags: UNKNOWN }), says: 'tags["voip-cells:exposure"]' },
    { title: "an unknown instance", given: good({ tags: {}, instance: UNKNOWN }), says: "instance" },
  ],
} satisfies RuleCases;
