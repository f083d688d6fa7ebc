/** Functions (data sources), as their tables say. */
import type { FunctionTable, Problem, ValueMap } from "../model/table";
import { text } from "../model/table";
import { type Aws, placeOf } from "./aws";
import { OperationContext } from "./context";
import { withDefaults } from "./defaults";
import { validate } from "./validate";
import { word } from "./wording";

export async function invoke(
  aws: Aws,
  table: FunctionTable,
  args: ValueMap,
): Promise<{ values: ValueMap } | { problems: Problem[] }> {
  const properties = table.scope === "regional" ? { ...table.args, region: text() } : table.args;
  const given = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
  const problems = validate(properties, table.rules ?? [], given);
  if (problems.length > 0) return { problems };
  const place = placeOf(table.scope, given, aws.configuration);
  const inputs = withDefaults(properties, given);
  const context = new OperationContext(aws, {
    urn: "",
    place,
    generation: 0,
    inputs,
    outputs: inputs,
    createdAtMillis: Date.now(),
  });
  const name = table.token.split(":").at(-1) ?? "";
  const call = {
    operation: table.operation,
    kind: "invoke" as const,
    type: table.token,
    region: context.region,
    name,
  };
  try {
    const answer = await aws.calls.make(call, async () => table.call(context));
    return {
      values: table.scope === "regional" ? { region: place, ...inputs, ...answer } : { ...inputs, ...answer },
    };
  } catch (error) {
    throw word(error, `reading ${table.service} (${name})`, table.service, table.operation, context.region);
  }
}
