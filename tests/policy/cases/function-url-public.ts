import { mutants, type RuleCases, UNKNOWN } from "../cases";

const says = "`authorizationType` is not `AWS_IAM`.";
const native = mutants({ type: "aws-native:lambda:Url", props: { authType: "AWS_IAM" } });
const good = mutants({
  type: "aws:lambda/functionUrl:FunctionUrl",
  props: { functionName: "f", authorizationType: "AWS_IAM" },
});

export default {
  violating: [
    { title: "NONE", given: good({ authorizationType: "NONE" }), says },
    { title: "no type", given: good({ authorizationType: undefined }), says },
    { title: "a boolean", given: good({ authorizationType: true }), says },
    { title: "the native form", given: native({ authType: "NONE" }), says: "`authType` is not `AWS_IAM`." },
  ],
  clean: [
    { title: "IAM", given: good({}) },
    { title: "IAM in the native form", given: native({}) },
  ],
  unknown: [
    { title: "an unknown type", given: good({ authorizationType: UNKNOWN }), says: "authorizationType" },
  ],
} satisfies RuleCases;
