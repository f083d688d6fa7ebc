/** Fills `{placeholders}`: see the module comment of offline/model/table.ts. */
import type { Context, Value } from "../model/table";

const placeholder = /\{(\w+)(?::([\w]+))?(?::([\w-]+))?\}/g;

export function fillTemplate(
  context: Context,
  template: string,
  extra: { readonly [name: string]: Value } = {},
): string {
  return template.replace(placeholder, (_whole, name: string, size?: string, label?: string) =>
    String(lookUp(context, extra, name, size, label)),
  );
}

function lookUp(
  context: Context,
  extra: { readonly [name: string]: Value },
  name: string,
  size: string | undefined,
  label: string | undefined,
): Value {
  const given = extra[name];
  if (given !== undefined) return given;
  switch (name) {
    case "hex":
    case "digits":
    case "upper":
    case "mixed":
      return context[name](Number(size), label);
    case "uuid":
      return context.uuid(size ?? label);
    case "now":
      return new Date(context.nowMillis).toISOString();
    case "account":
    case "partition":
    case "dnsSuffix":
    case "logicalName":
      return context[name];
    case "region":
      return context.region;
    default:
      return context.outputs.get(name) ?? context.inputs.get(name) ?? "";
  }
}
