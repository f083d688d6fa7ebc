/** The verdict that the rules about resource policies share: does a policy let everyone in? */

import { type Finding, type Resource, undecided, violation } from "../rule";
import { type PolicyDocument, readPolicyDocument, type Statement } from "../vocabulary/policy-document";
import { opennessOf } from "../vocabulary/policy-narrowing";
import { valuesAt } from "./paths";

/** Where each type holds policy documents: paths of inputs. */
export type PolicyHolders = Readonly<Record<string, readonly string[]>>;

const ACTIONS_SHOWN = 3;

/** Judges the policies that a resource holds. */
export const judgePolicies = ({ type, props }: Resource, holders: PolicyHolders): Finding[] =>
  (holders[type] ?? [])
    .flatMap((path) => valuesAt(props, path))
    .flatMap(({ property, value }) => judgePolicy(property, value));

const judgePolicy = (property: string, value: unknown): Finding[] =>
  judgeDocument(readPolicyDocument(property, value));

export function judgeDocument(document: PolicyDocument): Finding[] {
  return [
    ...document.unknowns.map(undecided),
    ...document.statements.flatMap((statement) => judgeStatement(statement, document)),
  ];
}

function judgeStatement(statement: Statement, document: PolicyDocument): Finding[] {
  const openness = opennessOf(statement, document);
  if (openness === "narrow") return [];
  if (openness !== "open") return openness.unknowns.map(undecided);
  return [
    violation(
      `\`${statement.path}\` allows everyone ${describeActions(statement)}, and no condition keeps strangers out.`,
    ),
  ];
}

function describeActions({ actions: { negated, values } }: Statement): string {
  if (negated || values.length === 0 || values.includes("*")) return "every action";
  const shown = values.slice(0, ACTIONS_SHOWN).map((action) => `\`${action}\``);
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(", ")} and ${more} more` : shown.join(", ");
}

/** How to close an open policy, for the remediation of all these rules. */
export const NARROW_IT =
  "Name the accounts, roles or services as principals, or add a condition on who calls: `aws:SourceArn`, `aws:SourceAccount`, `aws:PrincipalOrgID` or `aws:SourceVpce`.";
