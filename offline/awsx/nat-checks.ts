/** What the component refuses about NAT gateways, in its own words. */
import type { VpcArguments } from "./arguments";
import type { Layout } from "./layout";
import { problemIn } from "./layout-checks";

export function checkNat({ nat, allocationIds }: VpcArguments, layout: Layout, zones: number): void {
  if (nat !== "None") {
    const has = (type: string) => layout.subnets.some((subnet) => subnet.type === type);
    if (!has("Public") || !(has("Private") || has("Isolated"))) {
      throw problemIn(
        "If NAT Gateway strategy is 'OnePerAz' or 'Single', public subnets must be declared to host the NAT Gateway resource, along with private or isolated subnets to route through it.",
      );
    }
  }
  if (allocationIds.length === 0) return;
  if (nat === "None") {
    throw problemIn("Elastic IP allocation IDs cannot be specified when NAT Gateway strategy is 'None'.");
  }
  if (nat === "Single" && allocationIds.length !== 1) {
    throw problemIn("Exactly one Elastic IP may be specified when NAT Gateway strategy is 'Single'.");
  }
  if (nat === "OnePerAz" && allocationIds.length !== zones) {
    throw problemIn(
      `The number of Elastic IPs, if specified, must match the number of availability zones for the VPC (${zones}) when NAT Gateway strategy is 'OnePerAz'`,
    );
  }
}
