/** The verdict that the load balancer rules share: is the thing that makes it private said, and known? */

import { type Finding, undecided, violation } from "../rule";
import { describeSwitch, type Fields, isAbsent, isOn, isUnknown, wordOf } from "../vocabulary/values";

/** AWS makes the load balancer public unless `internal` is true. */
export function internalMustBeOn(internal: unknown): Finding[] {
  if (isUnknown(internal)) return [undecided("internal")];
  if (isOn(internal)) return [];
  return [violation(`${describeSwitch("internal", internal, "AWS then makes it public")}.`)];
}

/** The CloudFormation form: AWS makes the load balancer public unless `scheme` is `internal`. */
export function schemeMustBeInternal(scheme: unknown): Finding[] {
  if (isUnknown(scheme)) return [undecided("scheme")];
  if (wordOf(scheme) === "internal") return [];
  if (isAbsent(scheme)) return [violation("`scheme` is left out, and AWS then makes it public.")];
  return [violation("`scheme` is not `internal`.")];
}

/** A Gateway Load Balancer stands inside a VPC only; it has no public form and no `internal`. */
export function unlessGateway(kindProperty: string, props: Fields, findings: Finding[]): Finding[] {
  if (findings.length === 0) return findings;
  const kind = props[kindProperty];
  if (wordOf(kind) === "gateway") return [];
  return isUnknown(kind) ? [undecided(kindProperty)] : findings;
}
