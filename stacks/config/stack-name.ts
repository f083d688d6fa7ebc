/** Names of stacks: `<environment>-global` and `<environment>-<region>`. */
import type { Fault } from "./schema/field";
import { closest } from "./suggest";
import { regions } from "./tables/regions";

export type StackName = { readonly stack: string; readonly environment: string } & (
  | { readonly kind: "global" }
  | { readonly kind: "cell"; readonly region: string }
);

/** Short, and without hyphens, so that a stack's name can be taken apart and fits into the names of AWS resources. */
const environmentName = /^[a-z][a-z0-9]{0,11}$/;

export function globalStackOf(environment: string): string {
  return `${environment}-global`;
}

/** The environment that a stack's name begins with, whether or not the rest is right. */
export function environmentOf(stack: string): string {
  return stack.split("-", 1)[0] ?? stack;
}

/** Takes the name of a stack apart, or says what is wrong with it. */
export function parseStackName(stack: string): StackName | Fault {
  const environment = environmentOf(stack);
  const role = stack.slice(environment.length + 1);
  if (!environmentName.test(environment)) {
    return {
      rule: `names the environment "${environment}", which must be 1 to 12 small letters and digits, a letter first`,
      cure: "Rename the stack, for example dev-global or prod-eu-central-1.",
    };
  }
  if (role === "global") return { kind: "global", stack, environment };
  if (Object.hasOwn(regions, role)) return { kind: "cell", stack, environment, region: role };
  const near = closest(role, ["global", ...Object.keys(regions)]);
  return {
    rule: `must be named <environment>-global or <environment>-<Region>, and "${role}" is neither global nor a Region`,
    cure: near
      ? `Did you mean ${environment}-${near}?`
      : `Rename it, for example ${environment}-eu-central-1.`,
  };
}

export function isStackName(name: StackName | Fault): name is StackName {
  return "stack" in name;
}
