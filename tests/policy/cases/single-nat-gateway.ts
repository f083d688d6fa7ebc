import { DISPOSABLE, disposableTag, LIFETIME_TAG } from "../../../policies/constants";
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
const NATIVE = {
  VPC: "aws-native:ec2:Vpc",
  SUBNET: "aws-native:ec2:Subnet",
  GATEWAY: "aws-native:ec2:NatGateway",
};
const nativeVpc: TestResource = { ...vpc, type: NATIVE.VPC };
const nativeSubnet = (of: TestResource): TestResource => ({
  ...of,
  type: NATIVE.SUBNET,
  dependsOn: { vpcId: [urnOf(nativeVpc)] },
});
const [nativeA, nativeB] = [nativeSubnet(a), nativeSubnet(b)];
const nativeGateway = (place: TestResource, props?: Props): TestResource => ({
  ...gateway(place, props),
  type: NATIVE.GATEWAY,
});
const otherVpc: TestResource = { ...vpc, name: "other" };
const elsewhere: TestResource = { ...subnet("c"), dependsOn: { vpcId: [urnOf(otherVpc)] } };
const says = (count: number) => `It is the only one for subnets in ${count} zones.`;

export default {
  violating: [
    { title: "one for two zones", given: [vpc, a, b, gateway(a)], says: says(2) },
    {
      title: "a native one for two zones",
      given: [nativeVpc, nativeA, nativeB, nativeGateway(nativeA)],
      says: says(2),
    },
    {
      title: "one beside a private one",
      given: [vpc, a, b, gateway(a), gateway(b, { connectivityType: "private" })],
      says: says(2),
    },
    {
      title: "one beside that of another VPC",
      given: [vpc, otherVpc, a, b, gateway(a), elsewhere, gateway(elsewhere)],
      says: says(2),
    },
    { title: "one for three zones", given: [vpc, a, b, c, gateway(b)], says: says(3) },
  ],
  clean: [
    {
      title: "a native one for each zone",
      given: [nativeVpc, nativeA, nativeB, nativeGateway(nativeA), nativeGateway(nativeB)],
    },
    {
      title: "a native one that may be lost",
      given: [
        nativeVpc,
        nativeA,
        nativeB,
        nativeGateway(nativeA, { tags: [{ key: LIFETIME_TAG, value: DISPOSABLE }] }),
      ],
    },
    { title: "a private one", given: [vpc, a, b, gateway(a, { connectivityType: "private" })] },
    {
      title: "subnets of another VPC in other zones",
      given: [vpc, otherVpc, a, { ...b, dependsOn: { vpcId: [urnOf(otherVpc)] } }, gateway(a)],
    },
    {
      title: "subnets in zones that are not known yet, or not said",
      given: [vpc, a, { ...b, props: { availabilityZone: UNKNOWN } }, { ...c, props: {} }, gateway(a)],
    },
    { title: "one for each zone", given: [vpc, a, b, gateway(a), gateway(b)] },
    { title: "one zone", given: [vpc, a, gateway(a)] },
    {
      title: "a regional one",
      given: [vpc, a, b, { ...gateway(a), props: {}, dependsOn: { vpcId: [urnOf(vpc)] } }],
    },
    { title: "one that may be lost", given: [vpc, a, b, gateway(a, { tagsAll: disposableTag })] },
  ],
  unknown: [
    { title: "unknown tags", given: [vpc, a, b, gateway(a, { tags: UNKNOWN })], says: "tags" },
    {
      title: "one that may be private",
      given: [vpc, a, b, gateway(a, { connectivityType: UNKNOWN })],
      says: "connectivityType",
    },
  ],
} satisfies RuleCases;
