import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import type { Statement } from "../../vocabulary/policy-document";
import { type Answer, answer } from "../answer";
import { accountsOf, ROLE_TYPES, trustedAccounts, trustOf } from "../trust";

const settings = {
  companyAccountIds: {
    description: "Accounts of the company itself, which need no external id.",
    default: [] as readonly string[],
  },
};

/** Roles that a supplier's account assumes for any of its customers. */
export const trustWithoutExternalId: StackRule<typeof settings> = {
  id: "trust-without-external-id",
  title: "Accounts of others assume roles with an external id.",
  severity: "medium",
  awsDefault:
    "A trust policy that names a supplier's account is satisfied whichever customer the supplier is working for.",
  why: "Another customer of the supplier can name your role's ARN as its own, and the supplier's system then works in your account (the confused deputy).",
  remediation: [
    'Add `Condition: { StringEquals: { "sts:ExternalId": "..." } }` with the id that the supplier gives you.',
    "List accounts that are the company's own in the setting `companyAccountIds` of this rule.",
  ],
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"],
  controls: { wellArchitected: ["SEC03-BP09"] },
  settings,
  types: ROLE_TYPES,
  judgeStack(resources, { companyAccountIds }) {
    const known = new Set([...accountsOf(resources), ...companyAccountIds]);
    const roles = resources.filter(({ type }) => ROLE_TYPES.includes(type));
    return roles.flatMap((role) => judgeRole(role, known).map((finding) => ({ urn: role.urn, finding })));
  },
};

function judgeRole({ type, props }: StackResource, known: ReadonlySet<string>): Finding[] {
  const document = trustOf(type, props);
  const judgeStatement = (statement: Statement): Finding[] => {
    const others = trustedAccounts(statement, document).filter(
      (account) => account !== undefined && !known.has(account),
    );
    const asks = asksExternalId(statement);
    if (others.length === 0 || asks === "yes") return [];
    // Where nothing tells the stack's own account, the one that is named may be it.
    if (known.size === 0 || asks === "perhaps") return [undecided(statement.path)];
    return [
      violation(
        `\`${statement.path}\` lets the account ${others.join(", ")} assume the role without an external id.`,
      ),
    ];
  };
  return document.statements.flatMap(judgeStatement);
}

const asksExternalId = ({ conditions, unknownConditions, actions }: Statement): Answer =>
  answer(
    conditions.some(({ key, operator }) => key === "sts:externalid" && operator.startsWith("string")),
    unknownConditions.length > 0 || actions.unknowns.length > 0,
  );
