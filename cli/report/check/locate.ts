import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { resourceOf } from "../../engine/diagnostic";
import { checkout } from "../../paths";

/** A place in the repository, as far as it is known. */
export interface Place {
  /** From the root of the repository, with slashes. */
  file: string;
  /** From 1; left out where only the file is known. */
  line?: number;
}

/**
 * Where a reviewer should look: the line that makes the resource, in the file of the component that it belongs to; for
 * what belongs to no component, the stack's settings. Told by the resource's name and type, so it is a good guess: the
 * SDK's own source positions cost a stack trace a resource.
 */
export function locate(stack: string, urn: string | undefined): Place {
  const component = urn === undefined ? undefined : componentOf(urn);
  const file = component === undefined ? undefined : componentFiles().get(component);
  if (urn === undefined || file === undefined) return { file: `stacks/Pulumi.${stack}.yaml` };
  const line = lineOf(readFileSync(join(checkout, file), "utf8"), urn);
  return line === undefined ? { file } : { file, line };
}

/** The innermost component of this project that a resource belongs to. */
function componentOf(urn: string): string | undefined {
  const types = (urn.split("::")[2] ?? "").split("$").slice(0, -1);
  return types.reverse().find((type) => type.startsWith("voip-cells:"));
}

let files: Map<string, string> | undefined;

/** Components by their type, with the file that declares each. */
function componentFiles(): Map<string, string> {
  if (files !== undefined) return files;
  files = new Map();
  for (const name of readdirSync(join(checkout, "components"))) {
    if (!name.endsWith(".ts")) continue;
    const text = readFileSync(join(checkout, "components", name), "utf8");
    for (const [, type = ""] of text.matchAll(/super\(\s*"(voip-cells:[^"]+)"/g))
      files.set(type, `components/${name}`);
  }
  return files;
}

/** The line that constructs the resource; of several, the one whose name ends as the resource's does. */
function lineOf(text: string, urn: string): number | undefined {
  const { type, name } = resourceOf(urn);
  const className = type.split(":").pop() ?? "";
  const made = [...text.matchAll(/\bnew (?:\w+\.)*(\w+)\(([^,]*)/g)]
    .filter(([, constructed]) => constructed === className)
    .map((match) => ({
      line: text.slice(0, match.index).split("\n").length,
      suffix: /`\$\{\w+\}(-[\w-]+)`/.exec(match[2] ?? "")?.[1] ?? "",
    }));
  const fitting = made.filter(({ suffix }) => name.endsWith(suffix));
  return (fitting.sort((a, b) => b.suffix.length - a.suffix.length)[0] ?? made[0])?.line;
}
