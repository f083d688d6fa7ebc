import { holdsCallsTag } from "../../../policies/constants";
import { type Props, type TestResource, urnOf } from "../analyze";
import { type Case, type RuleCases, UNKNOWN } from "../cases";

const balancerOf = (props: Props, service = "lb"): TestResource => ({
  type: `aws:${service}/loadBalancer:LoadBalancer`,
  name: "edge",
  props: { loadBalancerType: "application", ...props },
});
const listenerOf = (balancer: TestResource): TestResource => ({
  type: balancer.type.replaceAll("loadBalancer", "listener").replace("LoadBalancer", "Listener"),
  name: "wss",
  props: {},
  dependsOn: { loadBalancerArn: [urnOf(balancer)] },
});
const upgrade = { httpHeader: { httpHeaderName: "Upgrade", values: ["websocket"] } };
const ruleOf = (listener: TestResource, conditions: unknown[] = [upgrade]): TestResource => ({
  type: listener.type.replace("listener:Listener", "listenerRule:ListenerRule"),
  name: "websocket",
  props: { conditions },
  dependsOn: { listenerArn: [urnOf(listener)] },
});
const endpointOf = (balancer: TestResource): TestResource => ({
  type: "aws:globalaccelerator/endpointGroup:EndpointGroup",
  name: "cell",
  props: {},
  dependsOn: { endpointConfigurations: [urnOf(balancer)] },
});
function stack(
  props: Props,
  { accelerated = false, service = "lb", conditions = [upgrade] as unknown[] } = {},
) {
  const balancer = balancerOf(props, service);
  const listener = listenerOf(balancer);
  const all = [balancer, listener, ruleOf(listener, conditions)];
  return accelerated ? [...all, endpointOf(balancer)] : all;
}
const nativeBalancer = (value?: unknown): TestResource => ({
  type: "aws-native:elasticloadbalancingv2:LoadBalancer",
  name: "edge",
  props: {
    loadBalancerAttributes: value === undefined ? [] : [{ key: "idle_timeout.timeout_seconds", value }],
  },
});
const nativeListener: TestResource = {
  type: "aws-native:elasticloadbalancingv2:Listener",
  name: "wss",
  props: {},
  dependsOn: { loadBalancerArn: [urnOf(nativeBalancer())] },
};
const nativeRule: TestResource = {
  type: "aws-native:elasticloadbalancingv2:ListenerRule",
  name: "websocket",
  props: { conditions: [{ field: "http-header", httpHeaderConfig: { httpHeaderName: "upgrade" } }] },
  dependsOn: { listenerArn: [urnOf(nativeListener)] },
};
const nativeEndpoint: TestResource = {
  type: "aws-native:globalaccelerator:EndpointGroup",
  name: "cell",
  props: {},
  dependsOn: { endpointConfigurations: [urnOf(nativeBalancer())] },
};
const native = (value?: unknown) => [nativeBalancer(value), nativeListener, nativeRule];
const leftOut = "`idleTimeout` is left out, which means 60 s, less than 61 s.";

export default {
  violating: [
    ...["lb", "alb", "elasticloadbalancingv2", "applicationloadbalancing"].map(
      (service): Case => ({
        title: `nothing said in aws:${service}`,
        given: stack({}, { service }),
        says: leftOut,
      }),
    ),
    {
      title: "less than the accelerator",
      given: stack({ idleTimeout: 300 }, { accelerated: true }),
      says: "`idleTimeout` is 300 s, less than 341 s.",
    },
    {
      title: "a load balancer that is tagged",
      given: [balancerOf({ tags: holdsCallsTag })],
      says: leftOut,
    },
    {
      title: "nothing said by native resources",
      given: native(),
      says: "`idle_timeout.timeout_seconds` is left out, which means 60 s, less than 61 s.",
    },
    {
      title: "native resources behind an accelerator",
      given: [...native("300"), nativeEndpoint],
      says: "`idle_timeout.timeout_seconds` is 300 s, less than 341 s.",
    },
  ],
  clean: [
    { title: "native resources", given: [...native("400"), nativeEndpoint] },
    { title: "more than the accelerator", given: stack({ idleTimeout: 400 }, { accelerated: true }) },
    { title: "more than two pings", given: stack({ idleTimeout: 120 }) },
    { title: "a load balancer for requests", given: stack({}, { conditions: [] }) },
    {
      title: "a fleet that holds calls",
      given: [{ type: "aws:autoscaling/group:Group", props: { tags: holdsCallsTag } }],
    },
    {
      title: "a native network load balancer",
      given: [{ ...nativeBalancer(), props: { type: "network" } }, nativeListener, nativeRule],
    },
    {
      title: "a load balancer beside the one for WebSockets",
      given: [...stack({ idleTimeout: 120 }), { ...balancerOf({}), name: "web" }],
    },
    { title: "a network load balancer", given: stack({ loadBalancerType: "network" }) },
  ],
  unknown: [
    { title: "an unknown time", given: stack({ idleTimeout: UNKNOWN }), says: "idleTimeout" },
    { title: "an unknown attribute", given: native(UNKNOWN), says: "loadBalancerAttributes" },
  ],
} satisfies RuleCases;
