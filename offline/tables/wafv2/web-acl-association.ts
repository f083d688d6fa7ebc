import { forceNew, type ResourceTable, refusal, required, text } from "../../model/table";

export const webAclAssociation: ResourceTable = {
  token: "aws:wafv2/webAclAssociation:WebAclAssociation",

  service: "WAFV2",
  title: "WAFv2 WebACL Association",
  operations: { create: "AssociateWebACL", read: "GetWebACLForResource", delete: "DisassociateWebACL" },
  scope: "regional",
  inputs: {
    resourceArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:lb/loadBalancer:LoadBalancer",
        missing: "WAFNonexistentItemException",
        message: "AWS WAF couldn't perform the operation because your resource doesn't exist.",
        except: /^(?!arn:[^:]+:elasticloadbalancing:)/,
      },
    }),
    webAclArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:wafv2/webAcl:WebAcl",
        by: "arn",
        missing: "WAFNonexistentItemException",
        message: "AWS WAF couldn't perform the operation because your resource doesn't exist.",
        holds: true,
      },
    }),
  },

  id: "{webAclArn},{resourceArn}",

  outputs: {},

  unique: [
    {
      by: ["resourceArn"],
      code: "WAFDuplicateItemException",
      message: "The resource {resourceArn} is already associated with a web ACL",
    },
  ],
  accept: (c) => {
    if (!c.inputs.text("resourceArn")?.includes(":loadbalancer/net/")) return;
    throw refusal(
      "WAFInvalidParameterException",
      "Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: RESOURCE_ARN",
    );
  },
  timing: "seconds",
};
