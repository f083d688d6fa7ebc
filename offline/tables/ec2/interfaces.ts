/** Network interfaces that services put into subnets: what keeps subnets and security groups from being deleted. */
import type { Context, Stored } from "../../model/table";

const type = "aws:ec2/networkInterface:NetworkInterface";

export interface ServiceInterface {
  readonly subnet: Stored;
  /** One a subnet: the id comes from both. */
  readonly label?: string;
  readonly description: string;
  readonly interfaceType: string;
  readonly securityGroups: readonly string[];
  readonly privateIp?: string;
  /** Default: the resource at hand. */
  readonly ownedBy?: string;
  readonly region?: string;
}

export function interfaceId(c: Context, subnetId: string, label = ""): string {
  return `eni-${c.hex(17, `${label}${subnetId}`)}`;
}

export function putInterface(c: Context, made: ServiceInterface): void {
  c.cloud.put({
    type,
    id: interfaceId(c, made.subnet.id, made.label),
    ownedBy: made.ownedBy ?? c.fill("{id}"),
    ...(made.region === undefined ? {} : { region: made.region }),
    outputs: {
      description: made.description,
      interfaceType: made.interfaceType,
      subnetId: made.subnet.id,
      vpcId: made.subnet.outputs.vpcId ?? "",
      securityGroups: [...made.securityGroups],
      privateIps: made.privateIp === undefined ? [] : [made.privateIp],
    },
  });
}

export function ownInterfaces(c: Context): Stored[] {
  const id = c.fill("{id}");
  return c.cloud.find(type, {}, "*").filter((candidate) => candidate.ownedBy === id);
}

export function removeInterfaces(c: Context): void {
  for (const own of ownInterfaces(c)) c.cloud.remove(own);
}
