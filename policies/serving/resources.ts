/** The SDK's resources as rules read them. */

import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { throughFacade } from "../judging/facade";
import type { Resource, StackResource } from "../rule";
import { type Fields, isUnknown } from "../vocabulary/values";

export const resourceOf = ({ type, name, props, opts }: ResourceValidationArgs): Resource => ({
  type,
  name,
  props: rawProps(props),
  options: { protect: opts.protect },
});

/**
 * Rules get each resource once, so that they can compare by identity; references to itself included. In the place of a
 * facade they get what it makes.
 */
export function stackResourcesOf(resources: readonly PolicyResource[]): StackResource[] {
  const seen = new Map<PolicyResource, StackResource>();
  function read(resource: PolicyResource): StackResource {
    const known = seen.get(resource);
    if (known) return known;
    const { type, name, urn, opts } = resource;
    const props = rawProps(resource.props);
    const propertyDependencies: Record<string, StackResource[]> = {};
    const options = { protect: opts.protect };
    const region = regionOf(props) ?? regionOf(rawProps(resource.provider?.props ?? {}));
    const written = { type, name, urn, props, options, region, propertyDependencies };
    const result = throughFacade(written);
    seen.set(resource, result);
    for (const [property, sources] of Object.entries(resource.propertyDependencies)) {
      propertyDependencies[property] = sources.map(read);
    }
    return result;
  }
  return resources.map(read);
}

const regionOf = ({ region }: Fields): string | undefined =>
  typeof region === "string" && region !== "" && !isUnknown(region) ? region : undefined;

/** The SDK wraps inputs so that reading an unknown throws; rules read the plain values beneath (values.ts). */
const rawProps = (props: Record<string, unknown>): Record<string, unknown> => {
  const target = props.__getSpecialProxyTarget;
  return typeof target === "object" && target !== null ? (target as Record<string, unknown>) : props;
};
