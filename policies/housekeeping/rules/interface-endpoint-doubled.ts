import { type StackResource, type StackRule, violation } from "../../rule";
import { VPC_ENDPOINT_TYPES } from "../../vocabulary/tokens";
import { isUnknown, wordOf } from "../../vocabulary/values";

/** Two doors to the same service from the same VPC. */
export const interfaceEndpointDoubled: StackRule = {
  id: "interface-endpoint-doubled",
  title: "A VPC has one interface endpoint for each service.",
  severity: "low",
  level: "advisory",
  awsDefault:
    "AWS makes as many endpoints of a service as it is asked for, and charges for each in each zone.",
  why: "About 7.50 USD a month and zone buy nothing: with private DNS the name can lead to one of them only.",
  remediation: ["Give one endpoint all the subnets and security groups, and remove the other."],
  links: ["https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html"],
  controls: { wellArchitected: ["COST04-BP03"] },
  types: VPC_ENDPOINT_TYPES,
  judgeStack(resources) {
    const endpoints = resources.filter(
      ({ type, props }) => VPC_ENDPOINT_TYPES.includes(type) && wordOf(props.vpcEndpointType) === "interface",
    );
    return endpoints.flatMap((endpoint, index) => {
      const earlier = endpoints.slice(0, index).find((other) => isSame(other, endpoint));
      if (!earlier) return [];
      const says = `${earlier.name} is for ${String(endpoint.props.serviceName)} in the same VPC already.`;
      return [{ urn: endpoint.urn, finding: violation(says) }];
    });
  },
};

function isSame(one: StackResource, other: StackResource): boolean {
  const service = one.props.serviceName;
  if (typeof service !== "string" || isUnknown(service) || service !== other.props.serviceName) return false;
  const [vpcs, others] = [one, other].map(({ propertyDependencies }) => propertyDependencies.vpcId ?? []);
  if (vpcs?.some((vpc) => others?.includes(vpc))) return true;
  return (
    !isUnknown(one.props.vpcId) &&
    typeof one.props.vpcId === "string" &&
    one.props.vpcId === other.props.vpcId
  );
}
