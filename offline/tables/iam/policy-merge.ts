/** How the provider puts policy documents together, and writes them down. */

export interface PolicyStatement {
  readonly Sid?: string;
  readonly [name: string]: unknown;
}
export interface PolicyDocument {
  readonly Version?: string;
  readonly Id?: string;
  readonly Statement?: readonly PolicyStatement[] | PolicyStatement;
}

/** Sources first, then the own statements, then overrides: a later statement takes the place of the one with its `Sid`. */
export function merged(
  sources: readonly PolicyDocument[],
  own: PolicyDocument,
  overrides: readonly PolicyDocument[],
): PolicyDocument {
  const documents = [...sources, own, ...overrides];
  const statements: PolicyStatement[] = [];
  for (const statement of documents.flatMap(({ Statement }) => Statement ?? [])) {
    const at = statement.Sid ? statements.findIndex(({ Sid }) => Sid === statement.Sid) : -1;
    if (at < 0) statements.push(statement);
    else statements[at] = statement;
  }
  const id = documents.map(({ Id }) => Id).findLast((one) => one !== undefined);
  const version = documents
    .map(({ Version }) => Version ?? "")
    .sort()
    .at(-1);
  return {
    Version: version ?? "",
    ...(id === undefined ? {} : { Id: id }),
    ...(statements.length > 0 ? { Statement: statements.map(ordered) } : {}),
  };
}

const order = [
  "Sid",
  "Effect",
  "Action",
  "NotAction",
  "Resource",
  "NotResource",
  "Principal",
  "NotPrincipal",
  "Condition",
];

function ordered(statement: PolicyStatement): PolicyStatement {
  const names = [...order, ...Object.keys(statement).filter((name) => !order.includes(name))];
  return Object.fromEntries(
    names.filter((name) => statement[name] !== undefined).map((name) => [name, statement[name]]),
  );
}

/** As Go's JSON writer does it: `<`, `>` and `&` are escaped. */
export function goJson(document: PolicyDocument, indent?: number): string {
  const escapes: { readonly [character: string]: string } = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
  };
  return JSON.stringify(document, undefined, indent).replace(/[<>&]/g, (one) => escapes[one] ?? one);
}
