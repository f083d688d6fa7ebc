import { DECLARED_OPENINGS, EXPOSURE_TAG } from "../../constants";
import { exposureOf } from "../../reachability/model";
import { isUndecided, isUndeclared, type ReachablePath, targetOf, unknownsOf } from "../../reachability/path";
import { resourcesOfStack } from "../../reachability/stack";
import { flowsText, hopText } from "../../reachability/words";
import { type Finding, type StackRule, undecided, violation } from "../../rule";

/** All that the internet reaches, worked out over routes, addresses, accelerators, load balancers, groups and ACLs. */
export const internetPathUndeclared: StackRule = {
  id: "internet-path-undeclared",
  title: "Every way in from the internet is declared.",
  severity: "critical",
  awsDefault:
    "A path is open as soon as gateway, route, address and rules fit together, whoever made each of them.",
  why: "Each part of such a path can look harmless by itself, in a change of its own; only together do they let the internet in.",
  remediation: [
    "Close the hop that is not needed: the address, the route, or the rule that admits the internet.",
    "Put the service behind the internal load balancer of the accelerator, which is the declared way in.",
    `Declare what must be open: tag the security group rule with \`${EXPOSURE_TAG}: ${Object.keys(DECLARED_OPENINGS).join(" or ")}\`, where the path is exactly that.`,
  ],
  links: [
    "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/secure-vpc-connections.html",
  ],
  controls: { wellArchitected: ["SEC05-BP01", "SEC05-BP02"] },
  types: [
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/route:Route",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/eip:Eip",
    "aws:ec2/instance:Instance",
    "aws:autoscaling/group:Group",
    "aws:ecs/service:Service",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:lb/listener:Listener",
    "aws:globalaccelerator/endpointGroup:EndpointGroup",
  ],
  judgeStack: (resources) =>
    exposureOf(resourcesOfStack(resources)).paths.flatMap((path) => {
      const urn = targetOf(path)?.resources[0]?.urn;
      return urn === undefined ? [] : judge(path).map((finding) => ({ urn, finding }));
    }),
};

function judge(path: ReachablePath): Finding[] {
  if (isUndeclared(path)) return [violation(described(path))];
  const open = path.from === "internet" && path.declared === undefined && path.requires === undefined;
  return open && isUndecided(path) ? unknownsOf(path).slice(0, 1).map(undecided) : [];
}

function described(path: ReachablePath): string {
  const target = targetOf(path);
  const head = `The internet reaches ${target?.what} ${target?.resources[0]?.name} by ${flowsText(path.entry)}, which nothing declares:`;
  return [head, ...path.hops.map((hop, at) => `  ${at + 1}. ${hopText(hop)}`)].join("\n");
}
