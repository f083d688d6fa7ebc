/** Cases that every rule about resource policies must decide alike. */

import type { Props, TestResource } from "./analyze";
import { type Case, type RuleCases, UNKNOWN } from "./cases";

/** A place for a policy: how to put one there, and what a finding calls it. */
export interface Holder {
  readonly type: string;
  readonly property: string;
  readonly put?: (policy: unknown) => Props;
}

const policyOf = (statement: Props) => ({ Version: "2012-10-17", Statement: [statement] });

/** The cases of all holders: an open policy in each, and every way of writing one in the first. */
export function policyCases(action: string, holders: readonly [Holder, ...Holder[]]): RuleCases {
  const [first] = holders;
  const open = { Effect: "Allow", Principal: "*", Action: action, Resource: "*" };
  const says = (what = `\`${action.toLowerCase()}\``, { property } = first, at = 0) =>
    `\`${property}.Statement[${at}]\` allows everyone ${what}, and no condition keeps strangers out.`;
  const given = (policy: unknown, { type, property, put }: Holder = first): TestResource => ({
    type,
    props: put ? put(policy) : { [property]: policy },
  });
  const changed = (changes: Props) => given(policyOf({ ...open, ...changes }));
  const when = (operator: string, key: string, value: unknown) =>
    changed({ Condition: { [operator]: { [key]: value } } });
  return {
    violating: [
      ...holders.map(
        (holder): Case => ({
          title: `everyone in ${holder.property} of ${holder.type}`,
          given: given(policyOf(open), holder),
          says: says(undefined, holder),
        }),
      ),
      { title: "everyone, as text", given: given(JSON.stringify(policyOf(open))), says: says() },
      {
        title: "everyone as AWS",
        given: changed({ Principal: { AWS: ["arn:aws:iam::1:root", "*"] } }),
        says: says(),
      },
      {
        title: "everyone but one",
        given: changed({ Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::1:root" } }),
        says: says(),
      },
      { title: "every action", given: changed({ Action: "*" }), says: says("every action") },
      {
        title: "a condition that callers choose",
        given: when("StringEquals", "aws:UserAgent", "me"),
        says: says(),
      },
      {
        title: "an organization, if any",
        given: when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-1"),
        says: says(),
      },
      {
        title: "a second statement",
        given: given({ Statement: [{ ...open, Principal: { Service: "sns.amazonaws.com" } }, open] }),
        says: says(undefined, first, 1),
      },
    ],
    clean: [
      ...holders.map((holder) => ({
        title: `an account in ${holder.property} of ${holder.type}`,
        given: given(policyOf({ ...open, Principal: { AWS: "arn:aws:iam::123456789012:root" } }), holder),
      })),
      { title: "no policy", given: given(undefined) },
      { title: "null", given: given(null) },
      { title: "no JSON", given: given("{") },
      { title: "an organization", given: when("StringEquals", "aws:PrincipalOrgID", "o-1") },
      { title: "a source", given: when("ArnLike", "aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:*") },
      { title: "everyone denied", given: changed({ Effect: "Deny" }) },
    ],
    unknown: [
      { title: "an unknown policy", given: given(UNKNOWN), says: first.property },
      {
        title: "an unknown principal",
        given: changed({ Principal: { AWS: UNKNOWN } }),
        says: `${first.property}.Statement[0].Principal.AWS`,
      },
      {
        title: "an unknown source",
        given: when("ArnEquals", "aws:SourceArn", UNKNOWN),
        says: `${first.property}.Statement[0].Condition.ArnEquals["aws:SourceArn"]`,
      },
    ],
  };
}
