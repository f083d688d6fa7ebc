import assert from "node:assert/strict";
import fc from "fast-check";
import { issueCredential } from "../../../runtime/credentials";

const request = { user: "alice", domain: "sip.example.com", secret: "c2VjcmV0", now: 1_700_000_000 };

describe("issueCredential", () => {
  it("is the HMAC-SHA256 of expiry and user, in base64", () => {
    // printf '1700003600:alice' | openssl dgst -sha256 -hmac c2VjcmV0 -binary | base64
    assert.deepEqual(issueCredential({ ...request, lifetimeSeconds: 3600 }), {
      username: "1700003600:alice",
      password: "Cfg5Dt43y/sEt4cgft64PtX4H/cNAr1K75oJCXbuH7k=",
      uri: "sip:alice@sip.example.com",
      expiresAtSeconds: 1_700_003_600,
    });
  });

  it("lasts a day unless told otherwise", () => {
    assert.equal(issueCredential(request).expiresAtSeconds, 1_700_086_400);
  });

  it("refuses a user that could pass for another one's", () => {
    fc.assert(
      fc.property(fc.constantFrom(":", "@", ";", " ", "\n", '"', "%", "<"), (character) => {
        assert.throws(() => issueCredential({ ...request, user: `alice${character}bob` }), RangeError);
      }),
    );
    assert.throws(() => issueCredential({ ...request, user: "" }), RangeError);
  });

  it("refuses a lifetime that is none, and an empty secret", () => {
    for (const lifetimeSeconds of [0, -1, Number.NaN]) {
      assert.throws(() => issueCredential({ ...request, lifetimeSeconds }), /lifetimeSeconds/);
    }
    assert.throws(() => issueCredential({ ...request, secret: "" }), /secret is empty/);
  });
});
