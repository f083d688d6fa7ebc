/** The document that the arguments of `getPolicyDocument` describe, before others are merged into it. */
import { type Bag, failure } from "../../model/table";
import type { PolicyDocument, PolicyStatement } from "./policy-merge";

export function ownDocument(args: Bag): PolicyDocument {
  const version = args.text("version") ?? "2012-10-17";
  const policyId = args.text("policyId");
  const statements = args.blocks("statements").map((statement) => statementOf(statement, version));
  const sids = statements.map(({ Sid }) => Sid).filter((sid) => sid !== undefined);
  const twice = sids.find((sid, index) => sids.indexOf(sid) !== index);
  if (twice !== undefined)
    throw failure(`duplicate Sid (${twice}). Remove the Sid or ensure the Sid is unique.`);
  return {
    Version: version,
    ...(policyId ? { Id: policyId } : {}),
    ...(statements.length > 0 ? { Statement: statements } : {}),
  };
}

function statementOf(statement: Bag, version: string): PolicyStatement {
  const list = (name: string) => oneOrMore(descending(statement.texts(name)));
  const withVariables = (name: string) =>
    oneOrMore(descending(statement.texts(name).map((text) => variables(text, version))));
  return compact({
    Sid: statement.text("sid") || undefined,
    Effect: statement.text("effect") ?? "Allow",
    Action: list("actions"),
    NotAction: list("notActions"),
    Resource: withVariables("resources"),
    NotResource: withVariables("notResources"),
    Principal: principals(statement.blocks("principals"), version),
    NotPrincipal: principals(statement.blocks("notPrincipals"), version),
    Condition: conditions(statement.blocks("conditions"), version),
  });
}

/** `&{x}` stands for the policy variable `${x}`. */
function variables(text: string, version: string): string {
  if (version === "2008-10-17" && text.includes("&{")) {
    throw failure(`found &{ sequence in (${text}), which is not supported in document version 2008-10-17`);
  }
  return text.replaceAll("&{", "$" + "{");
}

function principals(blocks: readonly Bag[], version: string): unknown {
  const byType = new Map<string, string[]>();
  for (const each of blocks) {
    const type = each.text("type") ?? "";
    const identifiers = each.texts("identifiers").map((text) => variables(text, version));
    if (type === "*" && identifiers.includes("*")) return "*";
    byType.set(type, [...(byType.get(type) ?? []), ...identifiers]);
  }
  return byKey([...byType].map(([type, identifiers]) => [type, oneOrMore(descending(identifiers))]));
}

function conditions(blocks: readonly Bag[], version: string): unknown {
  const byTest = new Map<string, Map<string, string[]>>();
  for (const each of blocks) {
    const test = byTest.get(each.text("test") ?? "") ?? new Map<string, string[]>();
    const variable = each.text("variable") ?? "";
    const values = each.texts("values").map((text) => variables(text, version));
    test.set(variable, [...(test.get(variable) ?? []), ...values]);
    byTest.set(each.text("test") ?? "", test);
  }
  return byKey(
    [...byTest].map(([test, byVariable]) => [
      test,
      byKey([...byVariable].map(([variable, values]) => [variable, oneOrMore(values)])),
    ]),
  );
}

function byKey(entries: [string, unknown][]): unknown {
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function descending(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort().reverse();
}

function oneOrMore(texts: readonly string[]): unknown {
  return texts.length > 1 ? texts : texts[0];
}

function compact(statement: { [name: string]: unknown }): PolicyStatement {
  return Object.fromEntries(Object.entries(statement).filter(([, value]) => value !== undefined));
}
