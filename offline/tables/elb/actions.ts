/** What listeners and their rules do with a request, and what that may name. */
import {
  block,
  type Context,
  flag,
  integer,
  map,
  refusal,
  required,
  type Stored,
  set,
  text,
  type Value,
} from "../../model/table";
import { checkOneNetwork } from "../ec2/one-network";

const toTargetGroup = {
  to: "aws:lb/targetGroup:TargetGroup",
  missing: "TargetGroupNotFound",
  message: "One or more target groups not found",
  holds: true,
} as const;

const session = () => ({
  authenticationRequestExtraParams: map(),
  onUnauthenticatedRequest: text({ computed: true, oneOf: ["deny", "allow", "authenticate"] }),
  scope: text({ default: "openid" }),
  sessionCookieName: text({ default: "AWSELBAuthSessionCookie" }),
  sessionTimeout: integer({ default: 604_800 }),
});

const types = [
  "authenticate-cognito",
  "authenticate-oidc",
  "fixed-response",
  "forward",
  "jwt-validation",
  "redirect",
];

export const action = () =>
  block({
    type: text({ required, oneOf: types }),
    order: integer({ computed: true, min: 1, max: 50_000 }),
    targetGroupArn: text({ format: "arn", refers: toTargetGroup }),
    forward: block({
      targetGroups: set(
        block({
          arn: text({ required, format: "arn", refers: toTargetGroup }),
          weight: integer({ default: 1, min: 0, max: 999 }),
        }),
        { required, minItems: 1, maxItems: 5 },
      ),
      stickiness: block({
        duration: integer({ required, min: 1, max: 604_800 }),
        enabled: flag({ default: false }),
      }),
    }),
    fixedResponse: block({
      contentType: text({
        required,
        oneOf: ["text/plain", "text/css", "text/html", "application/javascript", "application/json"],
      }),
      messageBody: text({ maxLength: 1024 }),
      statusCode: text({ computed: true, pattern: /^[245]\d\d$/, rule: "must be a 2xx, 4xx or 5xx code" }),
    }),
    redirect: block({
      statusCode: text({ required, oneOf: ["HTTP_301", "HTTP_302"] }),
      host: text({ default: "#{host}", minLength: 1, maxLength: 128 }),
      path: text({ default: "/#{path}", minLength: 1, maxLength: 128 }),
      port: text({ default: "#{port}" }),
      protocol: text({ default: "#{protocol}", oneOf: ["#{protocol}", "HTTP", "HTTPS"] }),
      query: text({ default: "#{query}", maxLength: 128 }),
    }),
    authenticateCognito: block({
      ...session(),
      userPoolArn: text({ required, format: "arn" }),
      userPoolClientId: text({ required }),
      userPoolDomain: text({ required }),
    }),
    authenticateOidc: block({
      ...session(),
      authorizationEndpoint: text({ required }),
      clientId: text({ required }),
      clientSecret: text({ required, secret: true }),
      issuer: text({ required }),
      tokenEndpoint: text({ required }),
      userInfoEndpoint: text({ required }),
    }),
    jwtValidation: block({
      issuer: text({ required }),
      jwksEndpoint: text({ required }),
      additionalClaims: set(
        block({ format: text({ required }), name: text({ required }), values: set(text(), { required }) }),
      ),
    }),
  });

/** What each type of action must come with. */
const partners: { readonly [type: string]: readonly string[] } = {
  forward: ["targetGroupArn", "forward"],
  redirect: ["redirect"],
  "fixed-response": ["fixedResponse"],
  "authenticate-cognito": ["authenticateCognito"],
  "authenticate-oidc": ["authenticateOidc"],
  "jwt-validation": ["jwtValidation"],
};

/** `listInput` is `defaultActions` or `actions`. */
export function checkActions(c: Context, listInput: string): void {
  for (const each of c.inputs.blocks(listInput)) {
    const type = each.text("type") ?? "";
    const wanted = partners[type] ?? [];
    if (wanted.some((name) => each.has(name))) continue;
    throw refusal("InvalidLoadBalancerAction", `An action of type '${type}' needs ${wanted.join(" or ")}`);
  }
}

/** The ARNs of all target groups that a listener or rule forwards to. */
export function targetGroupsIn(actions: Value | undefined): string[] {
  return [...new Set(JSON.stringify(actions ?? []).match(/arn:[^"]*:targetgroup\/[^"]*/g) ?? [])];
}

/** A target group serves one load balancer only. */
export function checkTargetGroups(c: Context, listInput: string, loadBalancerArn: string): void {
  checkNetwork(c, listInput, loadBalancerArn);
  const mine = targetGroupsIn(c.inputs.get(listInput));
  const bound = (stored: Stored, list: string) =>
    loadBalancerOf(c, stored) === loadBalancerArn
      ? []
      : targetGroupsIn(stored.outputs[list]).filter((arn) => mine.includes(arn));
  const taken = [
    ...c.cloud.find("aws:lb/listener:Listener").flatMap((other) => bound(other, "defaultActions")),
    ...c.cloud.find("aws:lb/listenerRule:ListenerRule").flatMap((other) => bound(other, "actions")),
  ];
  if (taken.length === 0) return;
  throw refusal(
    "TargetGroupAssociationLimit",
    `The following target groups cannot be associated with more than one load balancer: ${taken[0]}`,
  );
}

function checkNetwork(c: Context, listInput: string, loadBalancerArn: string): void {
  const loadBalancer = c.cloud.get("aws:lb/loadBalancer:LoadBalancer", loadBalancerArn);
  if (loadBalancer === undefined) return;
  checkOneNetwork("InvalidConfigurationRequest", [loadBalancer, ...c.targets(listInput)]);
}

function loadBalancerOf(c: Context, stored: Stored): unknown {
  if (stored.outputs.loadBalancerArn !== undefined) return stored.outputs.loadBalancerArn;
  return c.cloud.get("aws:lb/listener:Listener", String(stored.outputs.listenerArn))?.outputs.loadBalancerArn;
}
