import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { matchesPattern, type Statement } from "../../vocabulary/policy-document";
import { type Answer, answer, every } from "../answer";
import { ROLE_TYPES, trustOf } from "../trust";

/** Claims that say who asks, rather than for whom the token is: the subject, and those of GitHub that are its alone. */
const SUBJECTS = [":sub", ":job_workflow_ref", ":repository", ":repository_id", ":repository_owner_id"];
/** Identity pools of Cognito are told apart by the audience. */
const COGNITO = "cognito-identity.amazonaws.com:aud";

/** Roles that pipelines and clusters assume by OpenID Connect. */
export const trustOidcOpen: ResourceRule = {
  id: "trust-oidc-open",
  title: "Roles name the pipelines and workloads that assume them by OpenID Connect.",
  severity: "critical",
  awsDefault: "A trust policy without a condition on the subject takes every token of the identity provider.",
  why: "GitHub, GitLab and others give tokens to everyone: any repository of the world gets the role.",
  remediation: [
    'Add a condition on the subject: `StringEquals: { "token.actions.githubusercontent.com:sub": "repo:<organization>/<repository>:ref:refs/heads/main" }`.',
    "With `StringLike` keep the organization and the repository free of `*`.",
  ],
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
    "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
  ],
  controls: { wellArchitected: ["SEC03-BP07"] },
  types: ROLE_TYPES,
  judge({ type, props }) {
    const { statements, unknowns } = trustOf(type, props);
    return [...unknowns.map(undecided), ...statements.flatMap(judgeStatement)];
  },
};

function judgeStatement(statement: Statement): Finding[] {
  const { effect, path } = statement;
  const isForTokens = every([takesTokens(statement), trustsProvider(statement)]);
  if (isForTokens === "no" || effect === "deny" || effect === undefined) return [];
  const names = namesSubject(statement);
  if (names === "yes") return [];
  if (names === "perhaps" || isForTokens === "perhaps" || effect === "unknown") return [undecided(path)];
  return [violation(`\`${path}\` has no condition that says whose tokens it takes.`)];
}

const takesTokens = ({ actions: { values, unknowns } }: Statement): Answer =>
  answer(
    values.some((action) => matchesPattern(action, "sts:assumerolewithwebidentity")),
    unknowns.length > 0,
  );

/** Is the statement for an identity provider, and not for services or accounts? The path of an unknown one says its kind. */
const trustsProvider = ({ principals: { values, unknowns } }: Statement): Answer =>
  answer(
    values.some(({ kind }) => kind === "federated") || unknowns.some((path) => /\.federated\b/i.test(path)),
    unknowns.some((path) => /principal$/i.test(path)),
  );

function namesSubject({ conditions, unknownConditions }: Statement): Answer {
  const subjects = conditions.filter(
    ({ key, operator, holdsWithoutKey }) =>
      (key === COGNITO || SUBJECTS.some((claim) => key.endsWith(claim))) &&
      /^string(equals|like)/.test(operator) &&
      !holdsWithoutKey,
  );
  return answer(
    subjects.some(
      ({ values, unknowns }) => unknowns.length === 0 && values.length > 0 && values.every(isSomebody),
    ),
    unknownConditions.length > 0 || subjects.some(({ unknowns }) => unknowns.length > 0),
  );
}

/**
 * Somebody is whose name is written out: `repo:acme/*` and `system:serviceaccount:voice:*`, but not `*:ref:main`,
 * `repo:*` or `repo:acme*`, which is `acme-of-somebody-else`, too.
 */
function isSomebody(subject: string): boolean {
  const [, owner = subject] = subject.replace(SERVICE_ACCOUNT, "").split(":");
  return !/^[*?]/.test(subject) && /^[^*?]*[A-Za-z0-9][^*?]*$/.test(owner.split("/")[0] ?? "");
}

/** The workloads of a cluster: their namespace tells them apart. */
const SERVICE_ACCOUNT = /^system:(?=serviceaccount:)/;
