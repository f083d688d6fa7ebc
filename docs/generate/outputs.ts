import { z } from "zod";
import { cellOutputsSchema, contractVersions, globalOutputsSchema } from "../../stacks/outputs/contract";
import { code, table } from "./markdown";
import type { Page } from "./page";

const intro = `# Outputs

What each stack exports. The keys are a contract: a new optional key keeps its version, any other change raises it. Programs
of other teams read them with their types by \`stacks/outputs.ts\`, which needs \`@pulumi/pulumi\` and \`zod\` only:

\`\`\`ts
import { readCellOutputs, readGlobalOutputs } from "voip-cells/stacks/outputs";

const shared = readGlobalOutputs(new pulumi.StackReference("organization/voip-cells/dev-global"));
const cell = readCellOutputs(new pulumi.StackReference("organization/voip-cells/dev-eu-central-1"));
export const endpoint = shared.sipEndpoint.url;
\`\`\`

A stack that was never deployed, is of another kind or follows another version is an error that names it and the cure.
\`examples/widget-backend\` is a whole program of that sort.`;

export const outputsPage: Page = {
  file: "outputs.md",
  render: () => `${intro}

## \`<environment>-global\`, version ${contractVersions.global}

${outputsTable(globalOutputsSchema)}

## \`<environment>-<region>\`, version ${contractVersions.cell}

${outputsTable(cellOutputsSchema)}
`,
};

function outputsTable(schema: z.ZodObject): string {
  return table(["Output", "Type", "Meaning"], [...leaves(schema)]);
}

function* leaves(schema: z.ZodObject, path: readonly string[] = []): Iterable<[string, string, string]> {
  for (const [key, child] of Object.entries(schema.shape)) {
    const inner = [...path, key];
    if (child instanceof z.ZodObject && child.description === undefined) yield* leaves(child, inner);
    else yield [code(inner.join(".")), typeOf(child), describe(child, inner)];
  }
}

function describe(schema: z.core.$ZodType, path: readonly string[]): string {
  const description = schema instanceof z.ZodType ? schema.description : undefined;
  if (description === undefined) throw new Error(`the output ${path.join(".")} has no description`);
  return description;
}

function typeOf(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodPipe) return `${typeOf(schema.in)}, may be absent`;
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return typeOf(schema.unwrap());
  if (schema instanceof z.ZodArray) return `list of ${typeOf(schema.element)}`;
  if (schema instanceof z.ZodLiteral) return code(JSON.stringify(schema.value));
  if (schema instanceof z.ZodObject) {
    const members = Object.entries(schema.shape).map(
      ([key, child]) => `${key}: ${typeOf(child).replaceAll("`", "")}`,
    );
    return code(`{ ${members.join(", ")} }`);
  }
  return schema._zod.def.type === "string" ? "text" : schema._zod.def.type;
}
