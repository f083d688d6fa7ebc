import { cloudResources, type Deployment, type StateResource } from "../engine/deployment";
import { resourceOf } from "../engine/diagnostic";

/** Something that a packet from the internet can reach, told from a state's resources alone. */
export interface Opening {
  what: "accelerator" | "load balancer" | "instance" | "endpoint";
  type: string;
  name: string;
  /** Addresses or host name, where the state has them. */
  at: string[];
}

/** How each kind of resource that AWS can put on the internet shows that it is. */
const exposures: {
  type: RegExp;
  what: Opening["what"];
  exposed: (outputs: Outputs) => boolean;
  at: (outputs: Outputs) => string[];
}[] = [
  {
    type: /^aws:globalaccelerator\/(customRouting)?[aA]ccelerator:/,
    what: "accelerator",
    exposed: () => true,
    at: (outputs) => addressesOf(outputs.ipSets),
  },
  {
    type: /^aws:(lb|alb|elb|elasticloadbalancing|elasticloadbalancingv2|applicationloadbalancing)\/loadBalancer:/,
    what: "load balancer",
    exposed: (outputs) => outputs.internal !== true,
    at: (outputs) => [String(outputs.dnsName ?? "")],
  },
  {
    type: /^aws:ec2\/instance:/,
    what: "instance",
    exposed: (outputs) => Boolean(outputs.publicIp),
    at: (outputs) => [String(outputs.publicIp ?? "")],
  },
  {
    type: /^aws:(apigateway|apigatewayv2|lambda|cloudfront)\/(api|restApi|functionUrl|distribution):/,
    what: "endpoint",
    exposed: () => true,
    at: () => [],
  },
];

type Outputs = Record<string, unknown>;

export function openings(deployment: Deployment): Opening[] {
  return cloudResources(deployment).flatMap(openingOf);
}

function openingOf({ type, urn, outputs = {} }: StateResource): Opening[] {
  const exposure = exposures.find((one) => one.type.test(type));
  if (!exposure?.exposed(outputs)) return [];
  const { name } = resourceOf(urn);
  return [{ what: exposure.what, type, name, at: exposure.at(outputs).filter((text) => text !== "") }];
}

function addressesOf(ipSets: unknown): string[] {
  return Array.isArray(ipSets) ? ipSets.flatMap((set) => set?.ipAddresses ?? []) : [];
}
