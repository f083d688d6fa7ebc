/** Which conditions of a policy keep strangers out, although its principal is everyone. */

import { isWorldWide, parseCidr } from "./cidr";
import {
  type Condition,
  isEveryone,
  matchesPattern,
  type PolicyDocument,
  type Statement,
} from "./policy-document";

/**
 * Condition keys that say who calls, or from where, and that a caller cannot choose (Amazon S3 User Guide: "The meaning of
 * public"; IAM: "AWS global condition context keys").
 */
const CALLER_KEYS: ReadonlySet<string> = new Set([
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principalorgid",
  "aws:principalorgpaths",
  "aws:principalservicename",
  "aws:sourceaccount",
  "aws:sourcearn",
  "aws:sourceip",
  "aws:sourceorgid",
  "aws:sourceorgpaths",
  "aws:sourceowner",
  "aws:sourcevpc",
  "aws:sourcevpcarn",
  "aws:sourcevpce",
  "aws:userid",
  "aws:vpceaccount",
  "aws:vpceorgid",
  "aws:vpceorgpaths",
  "elasticfilesystem:accessedviamounttarget",
  "kms:calleraccount",
  "s3:dataaccesspointaccount",
  "s3:dataaccesspointarn",
]);

const POSITIVE = [
  "stringequals",
  "stringequalsignorecase",
  "stringlike",
  "arnequals",
  "arnlike",
  "ipaddress",
  "bool",
];
const NEGATIVE = [
  "stringnotequals",
  "stringnotequalsignorecase",
  "stringnotlike",
  "arnnotequals",
  "arnnotlike",
  "notipaddress",
];

/** Everyone may use the statement, its conditions may not be known yet, or somebody in particular. */
export type Openness = "open" | { readonly unknowns: readonly string[] } | "narrow";

/** Who may use an allowing statement of this document, its denying statements taken into account? */
export function opennessOf(statement: Statement, document: PolicyDocument): Openness {
  const { effect, principals } = statement;
  if (effect === "deny" || effect === undefined) return "narrow";
  const forEveryone = principals.negated || principals.values.some(isEveryone);
  if (!forEveryone && principals.unknowns.length === 0) return "narrow";
  if (statement.conditions.some((condition) => narrows(condition, POSITIVE)) || isDenied(statement, document))
    return "narrow";
  const unknowns = [
    ...(effect === "unknown" ? [`${statement.path}.Effect`] : []),
    ...(forEveryone ? [] : principals.unknowns),
    ...statement.unknownConditions,
    ...statement.conditions.filter(isAboutCaller).flatMap((condition) => condition.unknowns),
  ];
  return unknowns.length > 0 ? { unknowns } : "open";
}

const isAboutCaller = ({ key, operator, holdsWithoutKey }: Condition): boolean =>
  CALLER_KEYS.has(key) && POSITIVE.includes(operator) && !holdsWithoutKey;

/** Does the condition name callers, each of its values some in particular? */
function narrows(
  { operator, key, values, unknowns, holdsWithoutKey }: Condition,
  operators: string[],
): boolean {
  if (!CALLER_KEYS.has(key) || !operators.includes(operator)) return false;
  // A caller without the key is a stranger: an allowance must not hold for it, a denial must.
  if (holdsWithoutKey !== (operators === NEGATIVE)) return false;
  if (values.length === 0 || unknowns.length > 0) return false;
  if (operator.endsWith("ipaddress")) return !isWorldWide(values.flatMap((value) => parseCidr(value) ?? []));
  if (operator === "bool") return values.every((value) => value.toLowerCase() === "true");
  return values.every((value) => namesSomebody(operator, key, value));
}

/** The account, the organisation of what is asked for: their own people are somebody. */
const OWNER = /^\$\{aws:resource(?:account|orgid)\}$/i;

/** A pattern names somebody where its account, its organisation, or without either its resource is written out. */
function namesSomebody(operator: string, key: string, value: string): boolean {
  if (value.includes("${")) return OWNER.test(value);
  const isPattern = operator.endsWith("like") || operator.startsWith("arn");
  if (!isPattern || !/[*?]/.test(value)) return true;
  if (key.endsWith("orgpaths")) return /^o-[^*?/]+\//.test(value);
  const [scheme, , , , account = "", ...resource] = value.split(":");
  if (scheme !== "arn") return /^A(RO|ID)A[A-Z0-9]{8,}:\*$/.test(value);
  return account === "" ? /^[^*?]{3,}/.test(resource.join(":")) : !/[*?]/.test(account);
}

/** Everyone but callers in particular is refused what the statement allows, such as `Deny` with `StringNotEquals aws:SourceVpce`. */
const isDenied = (allowed: Statement, { statements }: PolicyDocument): boolean =>
  statements.some(
    (denying) =>
      denying.effect === "deny" &&
      sparesSomebodyOnly(denying) &&
      covers(denying.actions, allowed.actions) &&
      covers(denying.resources, allowed.resources),
  );

/** By `NotPrincipal`, or by conditions that all strangers meet. Who meets but one of them less is spared. */
function sparesSomebodyOnly({ principals, conditions, unknownConditions }: Statement): boolean {
  const { negated, values, unknowns } = principals;
  if (unknownConditions.length > 0) return false;
  if (negated) return conditions.length === 0 && unknowns.length === 0 && !values.some(isEveryone);
  return (
    values.some(isEveryone) &&
    conditions.length > 0 &&
    conditions.every((condition) => narrows(condition, NEGATIVE) || sparesServices(condition))
  );
}

/** Requests without credentials do not carry the key, so that only `BoolIfExists` refuses them. */
const sparesServices = ({ key, operator, values, holdsWithoutKey }: Condition): boolean =>
  key === "aws:principalisawsservice" &&
  operator === "bool" &&
  holdsWithoutKey &&
  values.length > 0 &&
  values.every((value) => value.toLowerCase() === "false");

const covers = (outer: Statement["actions"], inner: Statement["actions"]): boolean =>
  !outer.negated &&
  (outer.values.includes("*") ||
    (!inner.negated &&
      inner.unknowns.length === 0 &&
      inner.values.every((value) => outer.values.some((pattern) => matchesPattern(pattern, value)))));
