import { createHmac } from "node:crypto";

/** What a browser or an app registers with. */
export interface SipCredential {
  /** `<expiry as Unix time>:<user>`: the digest user name. */
  readonly username: string;
  readonly password: string;
  /** The user's address. */
  readonly uri: string;
  /** Unix time from which the edge refuses it. */
  readonly expiresAtSeconds: number;
}

export interface CredentialRequest {
  /** The part of the user's address before the @. */
  readonly user: string;
  /** The `domain` of the edge. */
  readonly domain: string;
  /** The `current` field of the SIP credential secret. */
  readonly secret: string;
  /** How long it may be used; a day when left out. */
  readonly lifetimeSeconds?: number;
  /** Unix time in seconds; the clock when left out. */
  readonly now?: number;
}

/**
 * Issues a credential that every edge of the estate accepts, with no database in between: the scheme of TURN's REST API
 * (draft-uberti-behave-turn-rest), with SHA-256.
 *
 * @throws RangeError when the user is not a plain user name or the lifetime is not positive.
 */
export function issueCredential(request: CredentialRequest): SipCredential {
  const { user, domain, secret, lifetimeSeconds = 86_400, now = Date.now() / 1000 } = request;
  if (!/^[A-Za-z0-9._+-]{1,64}$/.test(user)) {
    throw new RangeError(`user is ${JSON.stringify(user)}: take 1 to 64 letters, digits and . _ + -`);
  }
  if (!(lifetimeSeconds > 0)) {
    throw new RangeError(`lifetimeSeconds is ${lifetimeSeconds}: it must be positive`);
  }
  if (secret === "") {
    throw new RangeError("secret is empty: pass the current field of the SIP credential secret");
  }
  const expiresAtSeconds = Math.floor(now + lifetimeSeconds);
  const username = `${expiresAtSeconds}:${user}`;
  const password = createHmac("sha256", secret).update(username).digest("base64");
  return { username, password, uri: `sip:${user}@${domain}`, expiresAtSeconds };
}
