/** Small estates for tests, each as a deployed one (ids known) and as a preview has it (ids unknown, references known). */

import type { EstateResource } from "../../../policies/reachability/estate";
import { exposureOf } from "../../../policies/reachability/model";
import type { Exposure, ReachablePath } from "../../../policies/reachability/path";
import { flowsText, portsText, routeText } from "../../../policies/reachability/words";
import { UNKNOWN } from "../../policy/cases";

/** A resource as a test writes it; other such resources in `props` stand for their ids. */
export class Made {
  constructor(
    readonly type: string,
    readonly name: string,
    readonly props: Record<string, unknown>,
  ) {}
}

export type Mode = "deployed" | "preview";
export const MODES: readonly Mode[] = ["deployed", "preview"];

export const make = (type: string, name: string, props: Record<string, unknown> = {}): Made =>
  new Made(type, name, props);

const urnOf = ({ type, name }: Made): string => `urn:pulumi:test::test::${type}::${name}`;
const idOf = ({ type, name }: Made): string => `${type.split(":")[2]}-${name}`;

export function resourcesOf(made: readonly Made[], mode: Mode): EstateResource[] {
  return made.map((one) => {
    const dependencies: Record<string, string[]> = {};
    const props = Object.fromEntries(
      Object.entries(one.props).map(([property, value]) => {
        const urns = new Set<string>();
        const read = resolve(value, mode, urns);
        if (urns.size > 0) dependencies[property] = [...urns];
        return [property, read];
      }),
    );
    const { type, name } = one;
    const id = mode === "deployed" ? { id: idOf(one) } : {};
    return { stack: "", urn: urnOf(one), type, name, props, dependencies, ...id };
  });
}

function resolve(value: unknown, mode: Mode, urns: Set<string>): unknown {
  if (value instanceof Made) {
    urns.add(urnOf(value));
    return mode === "deployed" ? idOf(value) : UNKNOWN;
  }
  if (Array.isArray(value)) return value.map((item) => resolve(item, mode, urns));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, mode, urns)]));
}

export const exposure = (made: readonly Made[], mode: Mode = "deployed"): Exposure =>
  exposureOf(resourcesOf(made, mode));

/** `internet tcp 443: load balancer web → instance web tcp 8080`, and what is said of it. */
export function lineOf(path: ReachablePath): string {
  const from = path.from === "internet" ? "internet" : path.from.join(" ");
  const marks = [
    path.declared ? `declared ${path.declared}` : "",
    path.requires ? `requires ${path.requires}` : "",
    path.hops.some(({ unknown }) => unknown !== undefined) ? "undecided" : "",
  ].filter((mark) => mark !== "");
  const listens = path.listens.map((ports) => ` ${portsText(ports)}`).join("");
  const end = marks.length > 0 ? ` [${marks.join(", ")}]` : "";
  return `${from} ${flowsText(path.entry)}: ${routeText(path)}${listens}${end}`;
}

export const linesOf = (made: readonly Made[], mode?: Mode): string[] =>
  exposure(made, mode).paths.map(lineOf).sort();

/** A VPC with an internet gateway, a public and a private subnet. */
export function network() {
  const vpc = make("aws:ec2/vpc:Vpc", "main", {
    cidrBlock: "10.0.0.0/16",
    defaultRouteTableId: "rtb-main",
    defaultNetworkAclId: "acl-main",
  });
  const gateway = make("aws:ec2/internetGateway:InternetGateway", "main", { vpcId: vpc });
  const publicSubnet = make("aws:ec2/subnet:Subnet", "public", {
    vpcId: vpc,
    cidrBlock: "10.0.0.0/24",
    mapPublicIpOnLaunch: true,
  });
  const privateSubnet = make("aws:ec2/subnet:Subnet", "private", { vpcId: vpc, cidrBlock: "10.0.1.0/24" });
  const table = make("aws:ec2/routeTable:RouteTable", "public", { vpcId: vpc });
  const association = make("aws:ec2/routeTableAssociation:RouteTableAssociation", "public", {
    subnetId: publicSubnet,
    routeTableId: table,
  });
  const route = make("aws:ec2/route:Route", "internet", {
    routeTableId: table,
    destinationCidrBlock: "0.0.0.0/0",
    gatewayId: gateway,
  });
  const all = [vpc, gateway, publicSubnet, privateSubnet, table, association, route];
  return { vpc, gateway, publicSubnet, privateSubnet, table, association, route, all };
}

/** A security group with one inline rule. */
export const group = (name: string, vpc: Made, ...ingress: Record<string, unknown>[]): Made =>
  make("aws:ec2/securityGroup:SecurityGroup", name, {
    vpcId: vpc,
    ingress,
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
  });

export const tcp = (port: number, ...cidrBlocks: string[]) => ({
  protocol: "tcp",
  fromPort: port,
  toPort: port,
  cidrBlocks,
});

export const WORLD = "0.0.0.0/0";
