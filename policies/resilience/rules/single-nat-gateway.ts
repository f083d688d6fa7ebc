import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import { ofTypes } from "../../vocabulary/once-per-stack";
import { sourcesOf } from "../../vocabulary/references";
import { NAT_GATEWAY_TYPES, SUBNET_TYPES, VPC_TYPES } from "../../vocabulary/tokens";
import { isUnknown, wordOf } from "../../vocabulary/values";
import { unlessDisposable } from "../lifetime";

/** VPCs whose zones share one way out. */
export const singleNatGateway: StackRule = {
  id: "single-nat-gateway",
  title: "Each zone of a VPC has a NAT gateway of its own.",
  severity: "low",
  level: "advisory",
  awsDefault: "A NAT gateway stands in one zone, and serves the others across zones if routes lead there.",
  why: "When its zone fails, the others lose their way out too; until then each GB from another zone pays for crossing.",
  remediation: [
    "Make a NAT gateway in each zone, or a regional one, and let each private route table use the nearest.",
    "Where one is enough, tag it `voip-cells:lifetime: disposable`.",
  ],
  links: ["https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html"],
  controls: { wellArchitected: ["REL10-BP01"] },
  types: NAT_GATEWAY_TYPES,
  judgeStack(resources) {
    const subnets = ofTypes(resources, SUBNET_TYPES);
    const gateways = ofTypes(resources, NAT_GATEWAY_TYPES).filter(
      ({ props }) => wordOf(props.connectivityType) !== "private",
    );
    return gateways.flatMap((gateway) =>
      judgeGateway(gateway, gateways, subnets).map((finding) => ({ urn: gateway.urn, finding })),
    );
  },
};

/** One gateway in a VPC with subnets in several zones. What the program does not show is not judged. */
function judgeGateway(
  gateway: StackResource,
  gateways: readonly StackResource[],
  subnets: readonly StackResource[],
): Finding[] {
  const vpc = vpcOf(gateway);
  if (!vpc || gateways.some((other) => other !== gateway && vpcOf(other) === vpc)) return [];
  const zones = subnets
    .filter((subnet) => sourcesOf(subnet, "vpcId", VPC_TYPES).includes(vpc))
    .map(({ props }) => props.availabilityZone);
  const count = new Set(zones.filter((zone) => typeof zone === "string" && !isUnknown(zone))).size;
  if (count < 2) return [];
  const { connectivityType } = gateway.props;
  const finding = isUnknown(connectivityType)
    ? undecided("connectivityType")
    : violation(`It is the only one for subnets in ${count} zones.`);
  return unlessDisposable(gateway, [finding]);
}

/** By way of its subnet: a regional gateway has none. */
function vpcOf(gateway: StackResource): StackResource | undefined {
  const [subnet] = sourcesOf(gateway, "subnetId", SUBNET_TYPES);
  return subnet && sourcesOf(subnet, "vpcId", VPC_TYPES)[0];
}
