/** Parts of a cell that tests of several tables need. */
import type { Account, Made } from "./account";

export interface Network {
  readonly vpc: Made;
  readonly gateway: Made | undefined;
  readonly subnets: readonly Made[];
  readonly group: Made;
}

export async function network(account: Account, withGateway = true): Promise<Network> {
  const vpc = await account.create("aws:ec2/vpc:Vpc", {
    cidrBlock: "10.20.0.0/16",
    enableDnsHostnames: true,
  });
  const gateway = withGateway
    ? await account.create("aws:ec2/internetGateway:InternetGateway", { vpcId: vpc.id })
    : undefined;
  const subnets: Made[] = [];
  for (const [index, zone] of ["a", "b"].entries()) {
    const place = {
      vpcId: vpc.id,
      availabilityZone: `eu-central-1${zone}`,
      cidrBlock: `10.20.${index}.0/24`,
    };
    subnets.push(await account.create("aws:ec2/subnet:Subnet", place));
  }
  const group = await account.create("aws:ec2/securityGroup:SecurityGroup", { vpcId: vpc.id });
  return { vpc, gateway, subnets, group };
}

export async function loadBalancer(account: Account, { subnets, group }: Network): Promise<Made> {
  return account.create(
    "aws:lb/loadBalancer:LoadBalancer",
    { internal: true, subnets: subnets.map(({ id }) => id), securityGroups: [group.id] },
    "edge",
  );
}

export async function targetGroup(account: Account, { vpc }: Network, name = "edge"): Promise<Made> {
  const inputs = { vpcId: vpc.id, targetType: "ip", protocol: "HTTP", port: 8080 };
  return account.create("aws:lb/targetGroup:TargetGroup", inputs, name);
}

export async function httpListener(account: Account, balancer: Made, target: Made): Promise<Made> {
  return account.create("aws:lb/listener:Listener", {
    loadBalancerArn: balancer.id,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", targetGroupArn: target.id }],
  });
}

export function trust(service: string): string {
  const Statement = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [Statement] });
}
