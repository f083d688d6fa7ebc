import type { StackResource } from "../rule";

type Stack = readonly StackResource[];

/**
 * Works something out once for each stack, however many of its resources ask: a rule that looks through the whole stack
 * for every resource would take the square of its size.
 */
export function oncePerStack<Result>(compute: (stack: Stack) => Result): (stack: Stack) => Result {
  const known = new WeakMap<Stack, { result: Result }>();
  return (stack) => {
    const found = known.get(stack) ?? { result: compute(stack) };
    known.set(stack, found);
    return found.result;
  };
}

const byType = oncePerStack((stack) => {
  const groups = new Map<string, StackResource[]>();
  for (const resource of stack) {
    const group = groups.get(resource.type);
    if (group) group.push(resource);
    else groups.set(resource.type, [resource]);
  }
  return groups;
});

/** The resources of these types. */
export const ofTypes = (stack: Stack, types: readonly string[]): StackResource[] =>
  types.flatMap((type) => byType(stack).get(type) ?? []);
