import type { StackResource, StackRule } from "../../rule";
import { isNative, LISTENER_RULE_TYPES, LISTENER_TYPES, LOAD_BALANCER_TYPES } from "../../vocabulary/tokens";
import { isAbsent, wordOf } from "../../vocabulary/values";
import { byReference, byRegion, judgeQuotas, type Quota } from "../quotas";

const settings = {
  applicationLoadBalancers: {
    description: "Application Load Balancers in a Region.",
    default: 50,
    minimum: 1,
  },
  networkLoadBalancers: { description: "Network Load Balancers in a Region.", default: 50, minimum: 1 },
  listeners: { description: "Listeners of a load balancer.", default: 50, minimum: 1 },
  rules: {
    description: "Rules of an Application Load Balancer, without the default ones.",
    default: 100,
    minimum: 1,
  },
};

const byBalancer = byReference("loadBalancerArn", LOAD_BALANCER_TYPES);

const QUOTAS: readonly Quota[] = [
  {
    setting: "applicationLoadBalancers",
    counted: "Application Load Balancers in a Region",
    types: LOAD_BALANCER_TYPES,
    per: (balancer) => (kindOf(balancer) === "application" ? byRegion(balancer) : undefined),
  },
  {
    setting: "networkLoadBalancers",
    counted: "Network Load Balancers in a Region",
    types: LOAD_BALANCER_TYPES,
    per: (balancer) => (kindOf(balancer) === "network" ? byRegion(balancer) : undefined),
  },
  { setting: "listeners", counted: "listeners of a load balancer", types: LISTENER_TYPES, per: byBalancer },
  {
    setting: "rules",
    counted: "rules of an Application Load Balancer",
    types: LISTENER_RULE_TYPES,
    per({ propertyDependencies }) {
      const listener = propertyDependencies.listenerArn?.find(({ type }) => LISTENER_TYPES.includes(type));
      return listener && byBalancer(listener);
    },
  },
];

/** The native form has the kind under another name. */
function kindOf({ type, props }: StackResource): string | undefined {
  const written = isNative(type) ? props.type : props.loadBalancerType;
  return isAbsent(written) ? "application" : wordOf(written);
}

/** What a stack asks of Elastic Load Balancing. The default of each setting is the quota that AWS's page states. */
export const quotaLoadBalancing: StackRule<typeof settings> = {
  id: "quota-load-balancing",
  title: "A stack asks for no more load balancers, listeners and rules than its quotas give.",
  severity: "medium",
  awsDefault: "AWS refuses the call that goes over a quota, in the middle of the update.",
  why: "The update stops halfway, with some routes in place and some not. What other stacks hold in the Region counts too.",
  remediation: [
    "Join rules by several values in one condition, or spread them over load balancers.",
    "Where AWS has granted more, say so in the setting that the finding names.",
  ],
  links: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html"],
  controls: { wellArchitected: ["REL01-BP01", "REL01-BP03"] },
  settings,
  types: [...LOAD_BALANCER_TYPES, ...LISTENER_TYPES, ...LISTENER_RULE_TYPES],
  judgeStack: (resources, limits) => judgeQuotas(QUOTAS, resources, limits),
};
