import { type ResourceRule, undecided, violation } from "../../rule";
import { isUnknown, wordOf } from "../../vocabulary/values";

const NATIVE = "aws-native:lambda:Url";

/** Lambda function URLs that ask nobody who they are. */
export const functionUrlPublic: ResourceRule = {
  id: "function-url-public",
  title: "Lambda function URLs ask for IAM credentials.",
  severity: "high",
  awsDefault: "The authorization type must be given; `NONE` lets anyone on the internet call the function.",
  why: "The URL is on the public internet whatever VPC the function is in, and every call costs money.",
  remediation: [
    "Set the authorization type to `AWS_IAM` and sign the calls.",
    "Or call the function from inside the VPC, or by an internal load balancer that has it as its target.",
  ],
  links: ["https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"],
  controls: { wellArchitected: ["SEC03-BP07", "SEC05-BP01"] },
  types: ["aws:lambda/functionUrl:FunctionUrl", NATIVE],
  judge({ type, props }) {
    const property = type === NATIVE ? "authType" : "authorizationType";
    if (isUnknown(props[property])) return [undecided(property)];
    if (wordOf(props[property]) === "aws_iam") return [];
    return [violation(`\`${property}\` is not \`AWS_IAM\`.`)];
  },
};
