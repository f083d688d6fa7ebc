import { type RuleCases, UNKNOWN } from "../cases";

const says = "It makes a key that does not expire.";
const types = ["aws:iam/accessKey:AccessKey", "aws-native:iam:AccessKey"];
const type = "aws:iam/accessKey:AccessKey";

export default {
  violating: [
    ...types.map((each) => ({ title: each, given: { type: each, props: { user: "ci" } }, says })),
    { title: "an active one", given: { type, props: { user: "ci", status: "Active" } }, says },
  ],
  clean: types.map((each) => ({
    title: `${each}, inactive`,
    given: { type: each, props: { user: "ci", status: "Inactive" } },
  })),
  unknown: [{ title: "an unknown status", given: { type, props: { status: UNKNOWN } }, says: "status" }],
} satisfies RuleCases;
