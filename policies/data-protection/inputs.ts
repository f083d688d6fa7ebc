/**
 * What a program said of a resource, for rules about a stack. There the engine shows outputs too, and at a preview those
 * that AWS fills in are unknown. An input that is unknown was made from something; an unknown that was made from nothing
 * is such an output.
 */

import type { StackResource } from "../rule";
import { type Fields, isUnknown } from "../vocabulary/values";

export const inputsOf = ({ props, propertyDependencies }: StackResource): Fields =>
  Object.fromEntries(
    Object.entries(props).filter(
      ([property, value]) => !isUnknown(value) || (propertyDependencies[property] ?? []).length > 0,
    ),
  );
