/** Listeners of load balancers, in one shape for every generation and token. */

import type { Resource } from "../rule";
import type { Place } from "../vocabulary/places";
import { CLASSIC_LOAD_BALANCER_TYPES, isNative, LISTENER_TYPES } from "../vocabulary/tokens";
import { type Fields, fieldsOf, isUnknown, itemsOf } from "../vocabulary/values";

/** Listeners that are resources of their own, and load balancers that hold theirs. */
export const LISTENING_TYPES: readonly string[] = [...LISTENER_TYPES, ...CLASSIC_LOAD_BALANCER_TYPES];

export interface Listener {
  readonly protocol: Place;
  readonly port: Place;
  /** Only an Application Load Balancer can redirect. */
  readonly actions: Place | undefined;
}

/** The listeners of a resource, or the property that hides them. */
export function listenersOf({ type, props }: Resource): { hiddenBy: string } | { listeners: Listener[] } {
  if (LISTENER_TYPES.includes(type)) {
    return { listeners: [listenerAt("", props, "protocol", "port", "defaultActions")] };
  }
  const [protocol, port] = isNative(type) ? ["protocol", "loadBalancerPort"] : ["lbProtocol", "lbPort"];
  const list = itemsOf(props.listeners);
  const hidden = list.findIndex(isUnknown);
  if (isUnknown(props.listeners)) return { hiddenBy: "listeners" };
  if (hidden >= 0) return { hiddenBy: `listeners[${hidden}]` };
  return {
    listeners: list.map((item, index) => listenerAt(`listeners[${index}].`, fieldsOf(item), protocol, port)),
  };
}

function listenerAt(path: string, fields: Fields, protocol = "", port = "", actions?: string): Listener {
  const place = (property: string) => ({ property: path + property, value: fields[property] });
  return {
    protocol: place(protocol),
    port: place(port),
    actions: actions === undefined ? undefined : place(actions),
  };
}
