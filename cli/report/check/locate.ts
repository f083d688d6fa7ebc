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
  const component = urn === undefined ? undefined : components().get(componentOf(urn));
  if (urn === undefined || component === undefined) return { file: `stacks/Pulumi.${stack}.yaml` };
  const { file, made } = component;
  const line = lineOf(made, urn);
  return line === undefined ? { file } : { file, line };
}

/** Type of the innermost component of this project that a resource belongs to; `` where there is none. */
function componentOf(urn: string): string {
  const types = (urn.split("::")[2] ?? "").split("$").slice(0, -1);
  return types.reverse().find((type) => type.startsWith("voip-cells:")) ?? "";
}

/** A `new` in a component's file. */
interface Made {
  className: string;
  line: number;
  /** How the name of what it makes ends: `-logs` of `${name}-logs`; `` where that is not told. */
  suffix: string;
}

interface Component {
  file: string;
  made: readonly Made[];
}

let known: Map<string, Component> | undefined;

/** Components by their type; their files are read once for all findings. */
function components(): Map<string, Component> {
  known ??= new Map(
    readdirSync(join(checkout, "components"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => {
        const text = readFileSync(join(checkout, "components", name), "utf8");
        const component = { file: `components/${name}`, made: madeIn(text) };
        return [...text.matchAll(/super\(\s*"(voip-cells:[^"]+)"/g)].map(
          ([, type = ""]) => [type, component] as const,
        );
      }),
  );
  return known;
}

const madeIn = (text: string): Made[] =>
  [...text.matchAll(/\bnew (?:\w+\.)*(\w+)\(([^,]*)/g)].map(({ 1: className = "", 2: name = "", index }) => ({
    className,
    line: text.slice(0, index).split("\n").length,
    suffix: /`\$\{\w+\}(-[\w-]+)`/.exec(name)?.[1] ?? "",
  }));

/** The line that constructs the resource; of several, the one whose name ends as the resource's does. */
function lineOf(made: readonly Made[], urn: string): number | undefined {
  const { type, name } = resourceOf(urn);
  const className = type.split(":").pop();
  const candidates = made.filter((one) => one.className === className);
  const fitting = candidates.filter(({ suffix }) => name.endsWith(suffix));
  return (fitting.sort((a, b) => b.suffix.length - a.suffix.length)[0] ?? candidates[0])?.line;
}
