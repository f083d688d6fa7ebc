import {
  type Context,
  forceNew,
  json,
  map,
  type ResourceTable,
  required,
  text,
  type ValueMap,
} from "../../model/table";

/** Runs a function: once at the create, or with `CRUD` at every create, update and delete, with `tf` in the input saying which. */
export const lambdaInvocation: ResourceTable = {
  token: "aws:lambda/invocation:Invocation",

  service: "Lambda",
  title: "Lambda Invocation",
  operations: { create: "Invoke", read: "GetFunction", update: "Invoke", delete: "Invoke" },
  scope: "regional",
  inputs: {
    functionName: text({
      required,
      forceNew,
      refers: {
        to: "aws:lambda/function:Function",
        missing: "ResourceNotFoundException",
        message: "Function not found: {value}",
        except: /^arn:/,
      },
    }),
    input: json({ required, forceNew: ({ new: next }) => next.text("lifecycleScope") === "CREATE_ONLY" }),
    lifecycleScope: text({ default: "CREATE_ONLY", oneOf: ["CREATE_ONLY", "CRUD"] }),
    qualifier: text({ forceNew, default: "$LATEST" }),
    tenantId: text({ forceNew }),
    terraformKey: text({ default: "tf" }),
    triggers: map(text(), { forceNew }),
  },

  id: "{functionName}_{qualifier}_{hex:32}",

  outputs: { result: { value: "", recomputed: "any" } },

  act: invoke,
};

async function invoke(operation: "create" | "update" | "delete", c: Context): Promise<ValueMap | undefined> {
  const crud = c.inputs.text("lifecycleScope") === "CRUD";
  if (operation !== "create" && !crud)
    return operation === "update" ? { result: c.outputs.get("result") ?? "" } : undefined;
  const input = c.inputs.text("input") ?? "{}";
  const result = await c.invoke(
    c.inputs.text("functionName") ?? "",
    crud ? withLifecycle(c, input, operation) : input,
  );
  return { result };
}

/** Updates and deletes see the input of the invocation before. */
function withLifecycle(c: Context, input: string, action: string): string {
  const before = action === "create" ? null : JSON.parse(c.outputs.text("input") ?? "null");
  return JSON.stringify({
    ...JSON.parse(input),
    [c.inputs.text("terraformKey") ?? "tf"]: { action, prev_input: before },
  });
}
