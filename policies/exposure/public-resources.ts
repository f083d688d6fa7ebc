/** Which resources of a program have a public address or a public front, for the rules about what points at them. */

import { MEDIA_RELAY_UDP } from "../constants";
import type { StackResource } from "../rule";
import { declarationOf } from "../vocabulary/tags";
import { isNative } from "../vocabulary/tokens";
import { isAbsent, isOn, isUnknown, wordOf } from "../vocabulary/values";

export const INSTANCES = [
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws-native:ec2:Instance",
];

/** Is the load balancer internet-facing? One that is not known yet counts as internal: its own rule waits for it. */
export function isPublicLoadBalancer({ type, props }: StackResource): boolean {
  const said = isNative(type) ? props.scheme : props.internal;
  if (isUnknown(said)) return false;
  return isNative(type) ? wordOf(said) !== "internal" : !isOn(said);
}

/** Does the instance ask for a public address? */
export const asksForAddress = ({ props }: StackResource): boolean => isOn(props.associatePublicIpAddress);

/** Does the subnet give its instances public addresses? Those of the default VPC do unless they are told not to. */
export const givesAddresses = ({ type, props: { mapPublicIpOnLaunch: map } }: StackResource): boolean =>
  isOn(map) || (type === "aws:ec2/defaultSubnet:DefaultSubnet" && isAbsent(map));

/** Is the Elastic IP meant to be reached, as the slot of a media relay? */
export function mayBeMediaSlot({ props }: StackResource): boolean {
  const declaration = declarationOf(props);
  return declaration === MEDIA_RELAY_UDP || isUnknown(declaration);
}
