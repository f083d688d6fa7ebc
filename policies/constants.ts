/**
 * What a program says to the policy packs, by tags: which opening to the internet it means, what may be lost, what holds calls.
 *
 * Depends on nothing, so that components can import it too.
 */

/** The tag that declares an opening. It goes on the ingress rule, or on the group whose inline rule opens. */
export const EXPOSURE_TAG = "voip-cells:exposure";

/** An opening to the internet that a program may declare: this protocol, these ports or some of them, nothing wider. */
export interface DeclaredOpening {
  readonly protocol: "tcp" | "udp";
  readonly fromPort: number;
  readonly toPort: number;
  readonly purpose: string;
}

/** Value of the tag for the WebSocket listener of an internal load balancer behind the accelerator. */
export const ACCELERATOR_TO_INTERNAL_ALB = "accelerator-to-internal-alb";

/**
 * Value of the tag for what callers' media reaches beside the accelerator: the UDP ports of a media relay, and the Elastic
 * IP that is its slot.
 */
export const MEDIA_RELAY_UDP = "media-relay-udp";

/**
 * Value of the tag for what is public by its nature, such as a web site's distribution or an API for customers. It declares
 * no port: a security group rule can't have it.
 */
export const PUBLIC_FRONT = "public-front";

/** What rules of security groups may declare. The accelerator keeps the client's address, so its group must admit the world. */
export const DECLARED_OPENINGS: Readonly<Record<string, DeclaredOpening>> = {
  [ACCELERATOR_TO_INTERNAL_ALB]: {
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    purpose: "secure WebSocket from the accelerator to an internal load balancer",
  },
  [MEDIA_RELAY_UDP]: {
    protocol: "udp",
    fromPort: 10_000,
    toPort: 65_535,
    purpose: "encrypted media (DTLS-SRTP) to a media relay",
  },
};

/** The opening that a value of the tag declares; undefined for any other value. */
export const declaredOpening = (value: unknown): DeclaredOpening | undefined =>
  typeof value === "string" && Object.hasOwn(DECLARED_OPENINGS, value) ? DECLARED_OPENINGS[value] : undefined;

/** The tags with which a component declares the opening of the internal load balancer, a media relay, a public front. */
export const exposureTag: Readonly<Record<string, string>> = { [EXPOSURE_TAG]: ACCELERATOR_TO_INTERNAL_ALB };
export const mediaRelayTag: Readonly<Record<string, string>> = { [EXPOSURE_TAG]: MEDIA_RELAY_UDP };
export const publicFrontTag: Readonly<Record<string, string>> = { [EXPOSURE_TAG]: PUBLIC_FRONT };

/**
 * The tag that says what the loss of a resource would cost. Without it a rule goes by the kind of the resource: an
 * accelerator is worth protecting, an Elastic IP may be any.
 */
export const LIFETIME_TAG = "voip-cells:lifetime";

/** Nothing is lost with it that anybody needs: a development environment, a key for messages in transit. */
export const DISPOSABLE = "disposable";

/** Its address or its data cannot be had again. */
export const PERMANENT = "permanent";

/** The tag, with value `true`, of a fleet whose nodes hold calls: ending a node ends them. */
export const HOLDS_CALLS_TAG = "voip-cells:holds-calls";

/** The tags with which a program says so. */
export const disposableTag: Readonly<Record<string, string>> = { [LIFETIME_TAG]: DISPOSABLE };
export const permanentTag: Readonly<Record<string, string>> = { [LIFETIME_TAG]: PERMANENT };
export const holdsCallsTag: Readonly<Record<string, string>> = { [HOLDS_CALLS_TAG]: "true" };

/** The tag that says what a bucket holds, where its name does not. */
export const HOLDS_TAG = "voip-cells:holds";

/** Value of the tag for recordings of calls: personal data, with rules of its own. */
export const RECORDINGS = "recordings";
