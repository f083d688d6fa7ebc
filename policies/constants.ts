/**
 * What a program says to the policy packs: the one tag by which it declares an opening to the internet.
 *
 * Depends on nothing, so that components can import it too.
 */

/** The tag that declares an opening. It goes on the ingress rule, or on the group whose inline rule opens. */
export const EXPOSURE_TAG = "voip-cells:exposure";

/** An opening to the internet that a program may declare: exactly this protocol and these ports, nothing wider. */
export interface DeclaredOpening {
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
  readonly purpose: string;
}

/** Value of the tag for the WebSocket listener of an internal load balancer behind the accelerator. */
export const ACCELERATOR_TO_INTERNAL_ALB = "accelerator-to-internal-alb";

/** All values the tag may have. The accelerator keeps the client's address, so its group must admit the world. */
export const DECLARED_OPENINGS: Readonly<Record<string, DeclaredOpening>> = {
  [ACCELERATOR_TO_INTERNAL_ALB]: {
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    purpose: "secure WebSocket from the accelerator to an internal load balancer",
  },
};

/** The opening that a value of the tag declares; undefined for any other value. */
export const declaredOpening = (value: unknown): DeclaredOpening | undefined =>
  typeof value === "string" && Object.hasOwn(DECLARED_OPENINGS, value) ? DECLARED_OPENINGS[value] : undefined;

/** The tags with which a component declares the opening of the internal load balancer. */
export const exposureTag: Readonly<Record<string, string>> = { [EXPOSURE_TAG]: ACCELERATOR_TO_INTERNAL_ALB };
