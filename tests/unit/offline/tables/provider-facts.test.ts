import assert from "node:assert/strict";
import type { Property, ResourceTable } from "../../../../offline/model/table";
import { resourceTables } from "../../../../offline/tables";
import facts from "../fixtures/provider-facts.json";
import { walk } from "./walk";

interface Facts {
  /** Inputs that the provider refuses to do without. */
  readonly required: readonly string[];
  /** Inputs, or paths in them, whose change always replaces. */
  readonly replaces: readonly string[];
  /** Limit of the generated name; null where none is made. */
  readonly autoName: number | null;
  readonly regional: boolean;
  readonly deleteFirst: boolean;
}

describe("offline tables against the facts of the real provider", () => {
  for (const [token, fact] of Object.entries(facts as { readonly [token: string]: Facts })) {
    it(token, () => {
      const table = resourceTables.find((each) => each.token === token);
      assert.ok(table, `there is no table for ${token}`);
      assert.deepEqual(
        fact.required.filter((name) => table.inputs[name]?.required !== true),
        [],
        "required",
      );
      assert.deepEqual(
        fact.replaces.filter((path) => !replaces(table, path)),
        [],
        "must replace",
      );
      assert.deepEqual(
        Object.entries(table.inputs)
          .filter(([name, property]) => property.forceNew === true && !isIn(fact.replaces, name))
          .map(([name]) => name),
        [],
        "must not replace",
      );
      assert.equal(limitOf(table), fact.autoName, "limit of the generated name");
      assert.equal(table.scope, fact.regional ? "regional" : "global");
      assert.equal(table.deleteBeforeReplace ?? false, fact.deleteFirst);
    });
  }
});

function replaces(table: ResourceTable, path: string): boolean {
  const plain = path.replaceAll("[]", "");
  const property: Property | undefined = walk(table.inputs).find(
    (visited) => visited.path.replaceAll("[]", "") === plain,
  )?.property;
  return property?.forceNew === true;
}

function isIn(paths: readonly string[], name: string): boolean {
  return paths.some((path) => path === name || path.startsWith(`${name}.`));
}

function limitOf({ autoName }: ResourceTable): number | null {
  return autoName === undefined ? null : (autoName.maxLength ?? 255);
}
