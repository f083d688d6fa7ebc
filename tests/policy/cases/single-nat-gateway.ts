import { disposableTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type RuleCases, UNKNOWN } from "../cases";

const vpc: TestResource = { type: "aws:ec2/vpc:Vpc", name: "cell", props: {} };
const subnet = (zone: string): TestResource => ({
  type: "aws:ec2/subnet:Subnet",
  name: zone,
  props: { availabilityZone: `eu-central-1${zone}` },
  dependsOn: { vpcId: [urnOf(vpc)] },
});
const [a, b, c] = [subnet("a"), subnet("b"), subnet("c")];
const gateway = (place: TestResource, props: Props = {}): TestResource => ({
  type: "aws:ec2/natGateway:NatGateway",
  name: `nat-${place.name}`,
  props: { connectivityType: "public", ...props },
  dependsOn: { subnetId: [urnOf(place)] },
});
const says = (count: number) => `It is the only one for subnets in ${count} zones.`;

export default {
  violating: [
    { title: "one for two zones", given: [vpc, a, b, gateway(a)], says: says(2) },
    { title: "one for three zones", given: [vpc, a, b, c, gateway(b)], says: says(3) },
  ],
  clean: [
    { title: "one for each zone", given: [vpc, a, b, gateway(a), gateway(b)] },
    { title: "one zone", given: [vpc, a, gateway(a)] },
    {
      title: "a regional one",
      given: [vpc, a, b, { ...gateway(a), props: {}, dependsOn: { vpcId: [urnOf(vpc)] } }],
    },
    { title: "one that may be lost", given: [vpc, a, b, gateway(a, { tagsAll: disposableTag })] },
  ],
  unknown: [{ title: "unknown tags", given: [vpc, a, b, gateway(a, { tags: UNKNOWN })], says: "tags" }],
} satisfies RuleCases;
