import { type Finding, type StackResource, type StackRule, undecided, violation } from "../../rule";
import type { Statement } from "../../vocabulary/policy-document";
import { opennessOf } from "../../vocabulary/policy-narrowing";
import { accountsOf, ROLE_TYPES, trustedAccounts, trustOf } from "../trust";

const settings = {
  trustedAccountIds: {
    description:
      "Other accounts whose principals may assume roles, such as the company's own or those of its suppliers.",
    default: [] as readonly string[],
  },
};

/** Roles that principals of other accounts may assume. */
export const trustOtherAccount: StackRule<typeof settings> = {
  id: "trust-other-account",
  title: "Roles are assumed from accounts that are known.",
  severity: "high",
  awsDefault:
    "A trust policy that names an account lets that account decide who of its own may assume the role; `*` lets every account of AWS.",
  why: "A number that was copied from an example or mistyped gives the role to strangers, and nothing shows it.",
  remediation: [
    "Name the role or the account that really assumes this one.",
    "List the accounts that may in the setting `trustedAccountIds` of this rule.",
    'For all accounts of an organization: `Principal: "*"` with the condition `aws:PrincipalOrgID`.',
  ],
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_aws-accounts.html"],
  controls: { wellArchitected: ["SEC03-BP07"] },
  settings,
  types: ROLE_TYPES,
  judgeStack(resources, { trustedAccountIds }) {
    const own = accountsOf(resources);
    const roles = resources.filter(({ type }) => ROLE_TYPES.includes(type));
    return roles.flatMap((role) =>
      judgeRole(role, own, trustedAccountIds).map((finding) => ({ urn: role.urn, finding })),
    );
  },
};

function judgeRole(
  { type, props }: StackResource,
  own: ReadonlySet<string>,
  trusted: readonly string[],
): Finding[] {
  const document = trustOf(type, props);
  const judgeStatement = (statement: Statement): Finding[] => {
    const { path } = statement;
    const openness = opennessOf(statement, document);
    if (typeof openness === "object") return openness.unknowns.slice(0, 1).map(undecided);
    const strangers = trustedAccounts(statement, document).filter(
      (account) => account === undefined || !(own.has(account) || trusted.includes(account)),
    );
    if (strangers.includes(undefined))
      return [violation(`\`${path}\` lets every account of AWS assume the role.`)];
    if (strangers.length === 0) return [];
    // Where nothing tells the stack's own account, the one that is named may be it.
    if (own.size === 0) return [undecided(path)];
    return strangers.map((account) => violation(`\`${path}\` lets the account ${account} assume the role.`));
  };
  return [...document.unknowns.map(undecided), ...document.statements.flatMap(judgeStatement)];
}
