import assert from "node:assert/strict";
import { partsOf, urnPattern } from "../../policies/adoption/urn";

describe("patterns of URNs", () => {
  const child = "urn:pulumi:prod-eu::shop::shop:index:Edge$aws:lb/loadBalancer:LoadBalancer::web::2";
  for (const [pattern, matches] of [
    [child, true],
    ["urn:pulumi:prod-*::shop::*::web*", true],
    ["urn:pulumi:*::*::aws:lb/loadBalancer:LoadBalancer::*", true],
    ["urn:pulumi:prod::shop::*::web*", false],
    ["urn:pulumi:*::shop::aws:lb/*::web::2", true],
    ["urn:pulumi:*::shop::*::web", false],
    ["urn:pulumi:*::shop::aws.lb*::web*", false],
    ["urn:pulumi:*::store::*::web*", false],
    ["urn:pulumi:eu::shop::*::web*", false],
    ["urn:pulumi:*::shop::*::2", false],
  ] as const) {
    it(`${matches ? "match" : "do not match"} by ${pattern}`, () =>
      assert.equal(urnPattern(pattern)?.matches(child), matches));
  }

  it("have four parts, as URNs have", () => {
    for (const text of [
      "urn:pulumi:::shop::test:index:Thing::web",
      "urn:pulumi:prod::::test:index:Thing::web",
      "urn:pulumi:prod::shop::::web",
      "urn:pulumi:prod::shop::test:index:Thing",
      "urn:aws:prod::shop::test:index:Thing::web",
    ]) {
      assert.equal(partsOf(text), undefined, text);
      assert.equal(urnPattern(text), undefined, text);
    }
  });
});
