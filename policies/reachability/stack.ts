/** The resources of a stack as policies get them, as the model takes them. */

import type { StackResource } from "../rule";
import { isUnknown } from "../vocabulary/values";
import type { EstateResource } from "./estate";

/** What AWS fills in when a program leaves it out: a preview shows it as unknown, though nothing in the program hangs on it. */
const FILLED_IN = new Set([
  "associatePublicIpAddress",
  "egress",
  "ingress",
  "ipv6AddressCount",
  "ipv6Addresses",
  "networkInterfaces",
  "primaryNetworkInterface",
  "routes",
  "securityGroups",
  "subnetMappings",
  "vpcSecurityGroupIds",
]);

export const resourcesOfStack = (resources: readonly StackResource[]): EstateResource[] =>
  resources.map(({ urn, type, name, props, propertyDependencies }) => {
    const isLeftOut = ([property, value]: [string, unknown]): boolean =>
      isUnknown(value) && FILLED_IN.has(property) && (propertyDependencies[property] ?? []).length === 0;
    const dependencies = Object.entries(propertyDependencies).map(([property, sources]) => [
      property,
      sources.map((source) => source.urn),
    ]);
    return {
      stack: "",
      urn,
      type,
      name,
      props: Object.fromEntries(Object.entries(props).filter((entry) => !isLeftOut(entry))),
      dependencies: Object.fromEntries(dependencies),
    };
  });
