/** The names Pulumi gives resources, and patterns of such names: `urn:pulumi:<stack>::<project>::<type>::<name>`. */

export interface Urn {
  readonly stack: string;
  readonly project: string;
  /** With the types of its parents before it, `parent$child`, where it has any. */
  readonly type: string;
  readonly name: string;
}

const PREFIX = "urn:pulumi:";

/** The parts of a URN, or of a pattern of URNs; undefined where it has not the four. */
export function partsOf(urn: string): Urn | undefined {
  if (!urn.startsWith(PREFIX)) return undefined;
  const [stack = "", project = "", type = "", ...name] = urn.slice(PREFIX.length).split("::");
  if (stack === "" || project === "" || type === "" || name.length === 0) return undefined;
  return { stack, project, type, name: name.join("::") };
}

/** Says which resources a pattern means: `*` in one of its four parts stands for any text of that part. */
export interface UrnPattern {
  matches(urn: string): boolean;
  /** Whether a resource of this stack of this project can match. */
  concerns(urn: Pick<Urn, "stack" | "project">): boolean;
}

/** Undefined where the text is not a pattern of four parts. */
export function urnPattern(text: string): UrnPattern | undefined {
  const pattern = partsOf(text);
  if (!pattern) return undefined;
  const parts = {
    stack: expressionOf(pattern.stack),
    project: expressionOf(pattern.project),
    type: expressionOf(pattern.type),
    name: expressionOf(pattern.name),
  };
  const concerns: UrnPattern["concerns"] = ({ stack, project }) =>
    parts.stack.test(stack) && parts.project.test(project);
  return {
    concerns,
    matches(urn) {
      const of = partsOf(urn);
      return of !== undefined && concerns(of) && isOfType(parts.type, of.type) && parts.name.test(of.name);
    },
  };
}

/** A type of AWS and a name that nothing has: what matches them matches all. */
const ANY = { type: "aws:~/~:~", name: "~" };

/** Does the pattern mean every resource of AWS in the stacks that it concerns? */
export function isEveryResource(text: string): boolean {
  const { type, name } = partsOf(text) ?? {};
  return (
    type !== undefined && isOfType(expressionOf(type), ANY.type) && expressionOf(name ?? "").test(ANY.name)
  );
}

/** A pattern may name the type with its parents, or without. */
const isOfType = (expression: RegExp, type: string): boolean =>
  expression.test(type) || expression.test(type.slice(type.lastIndexOf("$") + 1));

const expressionOf = (part: string): RegExp =>
  new RegExp(`^${part.split("*").map(escapeExpression).join(".*")}$`, "s");

const escapeExpression = (text: string): string => text.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
