/** Resources that make a resource of any CloudFormation type, in the place of native ones. */

import { type Props, type TestResource, urnOf } from "./analyze";
import type { Case } from "./cases";

const WRAPPED: Readonly<Record<string, (typeName: string, properties: unknown) => Props>> = {
  "aws:cloudcontrol/resource:Resource": (typeName, properties) => ({
    typeName,
    desiredState: JSON.stringify(properties),
  }),
  "aws-native:index:ExtensionResource": (type, properties) => ({ type, properties }),
};

export const FACADES = Object.keys(WRAPPED);

const isNative = ({ type }: TestResource): boolean => type.startsWith("aws-native:");

export const hasNative = ({ given }: Case): boolean => [given].flat().some(isNative);

/** The case with its native resources made by a facade. */
export function byWayOf(facade: string, item: Case): Case {
  const given = [item.given].flat();
  const urns = new Map(
    given.filter(isNative).map((resource) => [urnOf(resource), urnOf({ ...resource, type: facade })]),
  );
  const wrapped = given.map((resource) => {
    const dependsOn = mapValues(resource.dependsOn ?? {}, (sources) =>
      sources.map((urn) => urns.get(urn) ?? urn),
    );
    return isNative(resource) ? wrap(facade, { ...resource, dependsOn }) : { ...resource, dependsOn };
  });
  return { ...item, given: wrapped };
}

/** The engine tells what `desiredState` and the like were made from as a whole. */
function wrap(facade: string, { dependsOn = {}, ...resource }: TestResource): TestResource {
  const [service = "", kind = ""] = resource.type.split(":").slice(1);
  const properties = { ...mapValues(dependsOn, () => "an-id"), ...resource.props };
  const props = WRAPPED[facade]?.(`AWS::${service.toUpperCase()}::${kind}`, pascalCase(properties)) ?? {};
  const sources = [...new Set(Object.values(dependsOn).flat())];
  return { ...resource, type: facade, props, dependsOn: { desiredState: sources, properties: sources } };
}

function pascalCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pascalCase);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key.charAt(0).toUpperCase() + key.slice(1),
    pascalCase(inner),
  ]);
  return Object.fromEntries(entries);
}

const mapValues = <From, To>(
  object: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
