import { exposureTag, mediaRelayTag } from "../../../policies/constants";
import { type TestResource, urnOf } from "../analyze";
import type { RuleCases } from "../cases";

const address = (tags: Record<string, string>): TestResource => ({
  type: "aws:ec2/eip:Eip",
  name: "slot-0",
  props: { domain: "vpc", tags },
});
const association = (
  of: TestResource | undefined,
  type = "aws:ec2/eipAssociation:EipAssociation",
): TestResource => ({
  type,
  name: "association",
  props: { allocationId: "eipalloc-1", instanceId: "i-1" },
  dependsOn: of ? { allocationId: [urnOf(of)] } : {},
});
const says = "Elastic IP `slot-0` is no declared media slot, and gives an instance a public address.";

export default {
  violating: [
    { title: "an address that nothing declares", given: [address({}), association(address({}))], says },
    { title: "another declaration", given: [address(exposureTag), association(address({}))], says },
    ...["publicIp", "eip"].map((property) => ({
      title: `an address by ${property}`,
      given: [address({}), { ...association(undefined), dependsOn: { [property]: [urnOf(address({}))] } }],
      says,
    })),
    {
      title: "one of two addresses that it may be",
      given: [
        address(mediaRelayTag),
        { ...address({}), name: "other" },
        {
          ...association(undefined),
          dependsOn: { allocationId: [urnOf(address({})), urnOf({ ...address({}), name: "other" })] },
        },
      ],
      says,
    },
    {
      title: "an address from outside",
      given: [association(undefined)],
      says: "An Elastic IP from outside the program is no declared media slot, and gives an instance a public address.",
    },
    {
      title: "the native form",
      given: [address({}), association(address({}), "aws-native:ec2:EipAssociation")],
      says,
    },
  ],
  clean: [
    { title: "a media slot", given: [address(mediaRelayTag), association(address({}))] },
    { title: "an address for a NAT gateway", given: [address({})] },
  ],
  unknown: { never: "it follows the references of the program, which a preview knows" },
} satisfies RuleCases;
