import type { EstateResource } from "../../policies/reachability/estate";
import { exposureOf } from "../../policies/reachability/model";
import type { Exposure } from "../../policies/reachability/path";
import { cloudResources, type StateResource, type States } from "../engine/deployment";
import { resourceOf } from "../engine/diagnostic";

/** What the internet can reach of an environment, from the states of its stacks. */
export const exposureOfStates = (states: States): Exposure =>
  exposureOf(
    [...states].flatMap(([stack, deployment]) =>
      cloudResources(deployment).map((resource) => estateResource(stack, resource)),
    ),
  );

/** What AWS made of the inputs counts; inputs that it says nothing of stand as they are. */
function estateResource(stack: string, resource: StateResource): EstateResource {
  const { urn, type, id, inputs, outputs, propertyDependencies = {} } = resource;
  const dependencies = Object.entries(propertyDependencies).map(([name, urns]) => [name, urns ?? []]);
  return {
    stack,
    urn,
    type,
    name: resourceOf(urn).name,
    props: { ...inputs, ...outputs },
    ...(id === undefined ? {} : { id }),
    dependencies: Object.fromEntries(dependencies),
  };
}
