import { refusal, type Stored } from "../../model/table";

/**
 * Subnets, security groups, target groups and what they are for lie in one VPC, or the service refuses them. The code is the
 * service's own; the words are EC2's and, with another service, assumed.
 */
export function checkOneNetwork(code: string, members: readonly Pick<Stored, "id" | "outputs">[]): void {
  const [first, ...others] = members.filter(({ outputs }) => (outputs.vpcId ?? "") !== "");
  const stranger = others.find(({ outputs }) => outputs.vpcId !== first?.outputs.vpcId);
  if (first === undefined || stranger === undefined) return;
  throw refusal(code, `${first.id} and ${stranger.id} belong to different networks.`);
}
