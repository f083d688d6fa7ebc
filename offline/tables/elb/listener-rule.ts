import {
  block,
  type Context,
  forceNew,
  integer,
  list,
  type ResourceTable,
  refusal,
  required,
  set,
  tags,
  text,
} from "../../model/table";
import { action, checkActions, checkTargetGroups } from "./actions";

const kinds = ["hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp"];
const values = () => set(text({ minLength: 1, maxLength: 128 }));

export const listenerRule: ResourceTable = {
  token: "aws:lb/listenerRule:ListenerRule",
  aliases: [
    "aws:elasticloadbalancingv2/listenerRule:ListenerRule",
    "aws:alb/listenerRule:ListenerRule",
    "aws:applicationloadbalancing/listenerRule:ListenerRule",
  ],
  service: "Elastic Load Balancing v2",
  title: "ELBv2 Listener Rule",
  operations: { create: "CreateRule", read: "DescribeRules", update: "ModifyRule", delete: "DeleteRule" },
  scope: "regional",
  inputs: {
    actions: list(action(), { required, minItems: 1 }),
    conditions: set(
      block(
        {
          hostHeader: block({ values: values(), regexValues: values() }),
          pathPattern: block({ values: values(), regexValues: values() }),
          httpHeader: block({
            httpHeaderName: text({
              required,
              pattern: /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}$/,
              rule: "must be a header name of 1 to 40 characters",
            }),
            values: values(),
            regexValues: values(),
          }),
          httpRequestMethod: block({
            values: set(
              text({
                pattern: /^[A-Za-z_-]{1,40}$/,
                rule: "must be a method of 1 to 40 letters, hyphens and underscores",
              }),
              { required },
            ),
          }),
          queryStrings: set(block({ key: text(), value: text({ required }) })),
          sourceIp: block({ values: set(text({ format: "network" })), ipAddressType: text() }),
        },
        { rules: [{ exactlyOneOf: kinds }] },
      ),
      { required, minItems: 1 },
    ),
    listenerArn: text({
      required,
      forceNew,
      format: "arn",
      refers: {
        to: "aws:lb/listener:Listener",
        missing: "ListenerNotFound",
        message: "One or more listeners not found",
      },
    }),
    priority: integer({ computed: true, min: 1, max: 50_000 }),
    tags: tags(),
    transforms: set(
      block({
        hostHeaderRewriteConfig: block({
          rewrite: block({ regex: text({ required }), replace: text({ required }) }),
        }),
        type: text({ required, oneOf: ["host-header-rewrite", "url-rewrite"] }),
        urlRewriteConfig: block({
          rewrite: block({ regex: text({ required }), replace: text({ required }) }),
        }),
      }),
    ),
  },

  id: (c) =>
    c.fill("arn:{partition}:elasticloadbalancing:{region}:{account}:listener-rule/{listener}/{hex:16}", {
      listener: c.inputs.text("listenerArn")?.split(":listener/")[1] ?? "",
    }),

  outputs: { arn: "{id}", priority: nextPriority },

  unique: [
    {
      by: ["listenerArn", "priority"],
      code: "PriorityInUse",
      message: "Priority '{priority}' is currently in use",
    },
  ],
  accept: (c) => {
    const loadBalancerArn = String(c.target("listenerArn")?.outputs.loadBalancerArn ?? "");
    if (!loadBalancerArn.includes(":loadbalancer/app/"))
      throw refusal("UnsupportedOperation", "Rules are unsupported for Network Load Balancer listeners");
    checkActions(c, "actions");
    checkTargetGroups(c, "actions", loadBalancerArn);
  },
};

/** The next one above the highest. */
function nextPriority(c: Context): number {
  const others = c.cloud.find("aws:lb/listenerRule:ListenerRule", {
    listenerArn: c.inputs.text("listenerArn") ?? "",
  });
  return Math.max(0, ...others.map((rule) => Number(rule.outputs.priority))) + 1;
}
