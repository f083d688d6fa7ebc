import type { Finding, StackResource, StackRule } from "../../rule";
import { atLeast } from "../../vocabulary/numbers";
import { ofTypes } from "../../vocabulary/once-per-stack";
import { valueInPairs } from "../../vocabulary/pairs";
import type { Place } from "../../vocabulary/places";
import { sourcesOf } from "../../vocabulary/references";
import {
  ENDPOINT_GROUP_TYPES,
  isNative,
  LISTENER_RULE_TYPES,
  LISTENER_TYPES,
  LOAD_BALANCER_TYPES,
} from "../../vocabulary/tokens";
import { fieldsOf, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";
import { holdsCalls } from "../fleets";

const NATIVE_ATTRIBUTE = "idle_timeout.timeout_seconds";
/** How long the accelerator keeps an idle TCP connection; it cannot be changed (AWS: "Idle timeout in Global Accelerator"). */
const ACCELERATOR_IDLE_SECONDS = 340;

const settings = {
  keepaliveSeconds: {
    description: "How often the service sends a ping over each WebSocket.",
    default: 30,
    minimum: 1,
  },
};

/** Load balancers that close WebSockets which are in use. */
export const websocketIdleTimeout: StackRule<typeof settings> = {
  id: "websocket-idle-timeout",
  title:
    "A load balancer keeps idle WebSockets for longer than two keepalives, and than the accelerator in front of it.",
  severity: "medium",
  awsDefault:
    "An Application Load Balancer closes a connection on which nothing was sent for 60 seconds; the accelerator, after 340.",
  why: "A phone that waits for a call sends little: one late ping, and it cannot be called until it notices. Behind an accelerator, the phone's side stays open and it notices even later.",
  remediation: [
    "Set `idleTimeout` above 340 behind an accelerator, and above two keepalives elsewhere.",
    "Let the service ping every connection well within that time, and say how often in the setting `keepaliveSeconds`.",
  ],
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout",
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/introduction-how-it-works.html",
  ],
  controls: { wellArchitected: ["REL05-BP05"] },
  settings,
  types: [...LOAD_BALANCER_TYPES, ...LISTENER_RULE_TYPES, ...ENDPOINT_GROUP_TYPES],
  judgeStack(resources, { keepaliveSeconds }) {
    const balancers = resources.filter(isApplicationLoadBalancer);
    return balancers
      .filter((balancer) => carriesWebSockets(balancer, resources))
      .flatMap((balancer) => {
        const accelerated = ofTypes(resources, ENDPOINT_GROUP_TYPES).some((group) =>
          isEndpoint(group, balancer),
        );
        const least = Math.max(2 * keepaliveSeconds, accelerated ? ACCELERATOR_IDLE_SECONDS : 0) + 1;
        return idleTimeout(balancer, least).map((finding) => ({ urn: balancer.urn, finding }));
      });
  },
};

const isApplicationLoadBalancer = ({ type, props }: StackResource): boolean =>
  LOAD_BALANCER_TYPES.includes(type) &&
  ["application", ""].includes(wordOf(isNative(type) ? props.type : props.loadBalancerType) ?? "");

/** A rule that asks for the `Upgrade` header, or a tag of the load balancer, says so. */
const carriesWebSockets = (balancer: StackResource, resources: readonly StackResource[]): boolean =>
  holdsCalls(balancer.props) === true ||
  ofTypes(resources, LISTENER_RULE_TYPES).some(
    (rule) =>
      itemsOf(rule.props.conditions).some(asksForUpgrade) &&
      sourcesOf(rule, "listenerArn", LISTENER_TYPES).some((listener) =>
        listener.propertyDependencies.loadBalancerArn?.includes(balancer),
      ),
  );

function asksForUpgrade(condition: unknown): boolean {
  const { httpHeader, httpHeaderConfig } = fieldsOf(condition);
  return wordOf(fieldsOf(httpHeader ?? httpHeaderConfig).httpHeaderName) === "upgrade";
}

const isEndpoint = ({ propertyDependencies }: StackResource, balancer: StackResource): boolean =>
  propertyDependencies.endpointConfigurations?.includes(balancer) === true;

const idleTimeout = (balancer: StackResource, leastSeconds: number): Finding[] =>
  atLeast({ ...writtenTimeout(balancer), leftOut: 60, unit: "s" }, leastSeconds);

function writtenTimeout({ type, props }: StackResource): Place {
  if (!isNative(type)) return { property: "idleTimeout", value: props.idleTimeout };
  const value = valueInPairs(props.loadBalancerAttributes, NATIVE_ATTRIBUTE);
  return { property: isUnknown(value) ? "loadBalancerAttributes" : NATIVE_ATTRIBUTE, value };
}
