import type { StackResource, StackRule } from "../../rule";
import { ACCELERATOR_LISTENER_TYPES, ENDPOINT_GROUP_TYPES } from "../../vocabulary/tokens";
import { isUnknown, itemsOf } from "../../vocabulary/values";
import { byReference, judgeQuotas, type Quota } from "../quotas";

const ACCELERATORS = [
  "aws:globalaccelerator/accelerator:Accelerator",
  "aws-native:globalaccelerator:Accelerator",
];

const settings = {
  accelerators: { description: "Standard accelerators of the account.", default: 20, minimum: 1 },
  listeners: { description: "Listeners of an accelerator.", default: 10, minimum: 1 },
  portRanges: { description: "Port ranges of a listener.", default: 10, minimum: 1 },
  endpointGroups: {
    description: "Endpoint groups of an accelerator, over all its listeners.",
    default: 42,
    minimum: 1,
  },
  endpoints: { description: "Endpoints of an endpoint group.", default: 10, minimum: 1 },
};

const itself = (resource: StackResource): StackResource => resource;
const listLength =
  (property: string) =>
  ({ props }: StackResource): number =>
    isUnknown(props[property]) ? 0 : itemsOf(props[property]).length;

/** An endpoint group belongs to an accelerator by way of its listener. */
const byAccelerator = ({ propertyDependencies }: StackResource): unknown => {
  const listener = propertyDependencies.listenerArn?.find(({ type }) =>
    ACCELERATOR_LISTENER_TYPES.includes(type),
  );
  return listener && byReference("acceleratorArn", ACCELERATORS)(listener);
};

const QUOTAS: readonly Quota[] = [
  { setting: "accelerators", counted: "accelerators", types: ACCELERATORS, per: () => "account" },
  {
    setting: "listeners",
    counted: "listeners of an accelerator",
    types: ACCELERATOR_LISTENER_TYPES,
    per: byReference("acceleratorArn", ACCELERATORS),
  },
  {
    setting: "portRanges",
    counted: "port ranges of a listener",
    types: ACCELERATOR_LISTENER_TYPES,
    per: itself,
    weight: listLength("portRanges"),
  },
  {
    setting: "endpointGroups",
    counted: "endpoint groups of an accelerator",
    types: ENDPOINT_GROUP_TYPES,
    per: byAccelerator,
  },
  {
    setting: "endpoints",
    counted: "endpoints of an endpoint group",
    types: ENDPOINT_GROUP_TYPES,
    per: itself,
    weight: listLength("endpointConfigurations"),
  },
];

/** What a stack asks of Global Accelerator. The default of each setting is the quota that AWS's page states. */
export const quotaGlobalAccelerator: StackRule<typeof settings> = {
  id: "quota-global-accelerator",
  title: "A stack asks no more of Global Accelerator than its quotas give.",
  severity: "medium",
  awsDefault: "AWS refuses the call that goes over a quota, in the middle of the update.",
  why: "The update stops halfway, with some Regions attached and some not; raising a quota takes AWS days.",
  remediation: [
    "Put fewer things on one accelerator, or make a second one.",
    "Where AWS has granted more, say so in the setting that the finding names.",
  ],
  links: ["https://docs.aws.amazon.com/global-accelerator/latest/dg/limits-global-accelerator.html"],
  controls: { wellArchitected: ["REL01-BP01", "REL01-BP03"] },
  settings,
  types: [...ACCELERATORS, ...ACCELERATOR_LISTENER_TYPES, ...ENDPOINT_GROUP_TYPES],
  judgeStack: (resources, limits) => judgeQuotas(QUOTAS, resources, limits),
};
