import { type RuleCases, UNKNOWN } from "../cases";
import { everywhere, policyWith } from "../identity-policy-cases";

const says = "`policy.Statement[0]` allows to pass every role.";

export default {
  violating: [
    ...everywhere({ Action: "iam:PassRole", Resource: "*" }, "allows to pass every role"),
    {
      title: "every role of the account",
      given: policyWith({
        Action: ["ecs:RunTask", "iam:passrole"],
        Resource: ["arn:aws:iam::123456789012:role/*"],
      }),
      says,
    },
    ...["arn:aws:iam::123456789012:role*", "arn:aws:iam::????????????:ro?e/?*", "arn:*:*:*:*:role/*"].map(
      (Resource) => ({ title: `${Resource}`, given: policyWith({ Action: "iam:?assRole", Resource }), says }),
    ),
    { title: "a pattern", given: policyWith({ Action: "iam:Pass*", Resource: "*" }), says },
    {
      title: "a service that gets any role",
      given: policyWith({
        Action: "iam:PassRole",
        Resource: "*",
        Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      }),
      says,
    },
  ],
  clean: [
    ...["*", "*:*", "iam:*"].map((Action) => ({
      title: `${Action}, which allows far more`,
      given: policyWith({ Action, Resource: "*" }),
    })),
    {
      title: "one role",
      given: policyWith({ Action: "iam:PassRole", Resource: "arn:aws:iam::123456789012:role/edge" }),
    },
    {
      title: "a path",
      given: policyWith({ Action: "iam:PassRole", Resource: "arn:aws:iam::123456789012:role/cells/*" }),
    },
    {
      title: "names that begin alike",
      given: policyWith({ Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/edge*" }),
    },
    { title: "another action", given: policyWith({ Action: "iam:GetRole", Resource: "*" }) },
    { title: "a denial", given: policyWith({ Effect: "Deny", Action: "iam:PassRole", Resource: "*" }) },
  ],
  unknown: [
    {
      title: "an unknown role",
      given: policyWith({ Action: "iam:PassRole", Resource: UNKNOWN }),
      says: "policy.Statement[0]",
    },
    {
      title: "an unknown effect",
      given: policyWith({ Effect: UNKNOWN, Action: "iam:PassRole", Resource: "*" }),
      says: "policy.Statement[0]",
    },
  ],
} satisfies RuleCases;
