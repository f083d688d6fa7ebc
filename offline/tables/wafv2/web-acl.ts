import { type ResourceTable, refusal } from "../../model/table";
import { webAclInputs } from "./web-acl-inputs";

export const webAcl: ResourceTable = {
  token: "aws:wafv2/webAcl:WebAcl",

  service: "WAFV2",
  title: "WAFv2 WebACL",
  operations: { create: "CreateWebACL", read: "GetWebACL", update: "UpdateWebACL", delete: "DeleteWebACL" },
  scope: "regional",
  inputs: webAclInputs,

  autoName: {},
  id: "{uuid}",
  importId: "{id}/{name}/{scope}",
  outputs: {
    arn: (c) =>
      c.fill("arn:{partition}:wafv2:{region}:{account}:{reach}/webacl/{name}/{id}", {
        reach: c.inputs.text("scope") === "CLOUDFRONT" ? "global" : "regional",
      }),
    capacity: { value: (c) => c.inputs.list("rules").length, recomputed: ["rules", "ruleJson"] },
    lockToken: { value: (c) => c.uuid(String(c.nowMillis)), recomputed: "any" },
    applicationIntegrationUrl: "",
    namePrefix: "",
  },

  unique: [
    {
      by: ["name", "scope"],
      code: "WAFDuplicateItemException",
      message:
        "AWS WAF could not perform the operation because some resource in your request is a duplicate of an existing one.",
    },
  ],
  accept: (c) => {
    const invalid = (message: string) => refusal("WAFInvalidParameterException", `Error reason: ${message}`);
    if (c.inputs.text("scope") === "CLOUDFRONT" && c.region !== "us-east-1")
      throw invalid("The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT");
    const action = c.inputs.block("defaultAction");
    if (action.has("allow") === action.has("block"))
      throw invalid(
        "You have used none or multiple values for a field that requires exactly one value., field: DEFAULT_ACTION, parameter: DefaultAction",
      );
    const priorities = c.inputs.blocks("rules").map((rule) => rule.number("priority"));
    if (new Set(priorities).size < priorities.length)
      throw invalid("The priorities of the rules must be unique., field: RULE, parameter: Rule");
  },
  deletion: {
    blocked: {
      code: "WAFAssociatedItemException",
      message:
        "AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
    },
  },
};
