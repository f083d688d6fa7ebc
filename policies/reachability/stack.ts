/** The resources of a stack as policies get them, as the model takes them. */

import type { StackResource } from "../rule";
import type { EstateResource } from "./estate";

export const resourcesOfStack = (resources: readonly StackResource[]): EstateResource[] =>
  resources.map(({ urn, type, name, props, propertyDependencies }) => ({
    stack: "",
    urn,
    type,
    name,
    props,
    dependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, sources]) => [
        property,
        sources.map((source) => source.urn),
      ]),
    ),
  }));
