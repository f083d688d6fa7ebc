import assert from "node:assert/strict";
import fc from "fast-check";
import { environmentOf, rolloutOrder, teardownOrder } from "../../../cli/environment";
import type { CellConfig, GlobalConfig } from "../../../stacks/config";

const globalConfig = (environment: string) =>
  ({
    stack: `${environment}-global`,
    kind: "global",
    region: "eu-central-1",
    protect: false,
  }) as GlobalConfig;
const cellConfig = (environment: string, region: string) =>
  ({ stack: `${environment}-${region}`, kind: "cell", region, protect: false }) as CellConfig;

const environment = (regions: string[]) =>
  environmentOf(
    "dev",
    globalConfig("dev"),
    regions.map((region) => cellConfig("dev", region)),
  );
const names = (units: { name: string }[]) => units.map(({ name }) => name);

describe("cells: the order of stacks", () => {
  it("brings the global stack up first, then the cells by Region, however their files are ordered", () => {
    const shuffled = environment(["us-east-1", "eu-west-1", "eu-central-1"]);
    assert.deepEqual(names(rolloutOrder(shuffled)), [
      "dev-global",
      "dev-eu-central-1",
      "dev-eu-west-1",
      "dev-us-east-1",
    ]);
  });

  it("takes them down in exactly the opposite order", () => {
    const regions = fc.uniqueArray(
      fc.constantFrom("eu-west-1", "eu-central-1", "us-east-1", "ap-south-1", "sa-east-1"),
    );
    fc.assert(
      fc.property(regions, (some) => {
        const one = environment(some);
        assert.deepEqual(names(teardownOrder(one)), names(rolloutOrder(one)).reverse());
      }),
    );
  });

  it("leaves the global stack alone when cells are named", () => {
    const one = environment(["eu-west-1", "eu-central-1", "us-east-1"]);
    assert.deepEqual(names(rolloutOrder(one, ["us-east-1", "eu-central-1"])), [
      "dev-eu-central-1",
      "dev-us-east-1",
    ]);
  });

  it("says which cells there are, and which is meant, when one is unknown", () => {
    assert.throws(() => rolloutOrder(environment(["eu-west-1", "eu-central-1"]), ["eu-west-2"]), {
      message:
        'Cell of dev "eu-west-2" is unknown: did you mean "eu-west-1"? There are: eu-central-1, eu-west-1.',
      exitCode: 2,
    });
  });
});
