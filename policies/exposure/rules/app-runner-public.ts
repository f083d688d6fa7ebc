import type { ResourceRule } from "../../rule";
import { unlessDeclaredFront } from "../fronts";
import { judgePlaces, type PublicPlaces } from "../public-places";

const INGRESS = [
  {
    path: "networkConfiguration.ingressConfiguration.isPubliclyAccessible",
    leftOutIs: "AWS then makes the service public",
  },
] as const;
const PLACES: PublicPlaces = {
  "aws:apprunner/service:Service": INGRESS,
  "aws-native:apprunner:Service": INGRESS,
};

/** App Runner services, which App Runner puts behind a public load balancer of its own. */
export const appRunnerPublic: ResourceRule = {
  id: "app-runner-public",
  title: "App Runner services are reached from a VPC only.",
  severity: "high",
  awsDefault: "A service is public unless `isPubliclyAccessible` is false.",
  why: "The load balancer is App Runner's own, so that no resource in the program shows it.",
  remediation: [
    "Set `networkConfiguration.ingressConfiguration.isPubliclyAccessible` to false and add a VPC ingress connection.",
    "Where the service is meant for the public, declare it: tag it with `voip-cells:exposure: public-front`.",
  ],
  links: ["https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html"],
  controls: { wellArchitected: ["SEC05-BP01"] },
  types: Object.keys(PLACES),
  judge: (resource) => unlessDeclaredFront(resource.props, judgePlaces(resource, PLACES)),
};
