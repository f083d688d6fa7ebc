import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Properties, Property } from "../../../../offline/model/table";
import { functionTables, resourceTables } from "../../../../offline/tables";
import { blockProperties, functionTypes, resourceTypes, type SdkProperty, type Shape } from "./sdk-types";
import { outputNames, placeholders, walk } from "./walk";

const known = new Set(resourceTables.flatMap(({ token, aliases = [] }) => [token, ...aliases]));

/** The stand-in's own: an interface shows the VPC that it keeps; a lifecycle hook's id does not tell two groups apart. */
const ownOutputs = ["groupAndName", "vpcId"];

describe("offline tables", () => {
  it("have every token once", () => {
    const tokens = [
      ...resourceTables.flatMap(({ token, aliases = [] }) => [token, ...aliases]),
      ...functionTables.map(({ token }) => token),
    ];
    assert.deepEqual(
      tokens.filter((token, index) => tokens.indexOf(token) !== index),
      [],
    );
  });

  for (const table of resourceTables) {
    describe(table.token, () => {
      const sdk = resourceTypes(table.token);
      const regional = sdk.args.some(({ name }) => name === "region");
      const hasTags = table.inputs.tags?.kind === "map";
      const outputs = outputNames(table);
      const everything = [...Object.keys(table.inputs), ...outputs];

      it("takes what the SDK takes, in nested blocks as well", () => {
        assert.deepEqual(differences(table.inputs, withoutRegion(sdk.args)), []);
      });

      it("is regional when the SDK has a region argument", () => {
        assert.equal(table.scope, regional ? "regional" : "global");
      });

      it("gives every output that the SDK has, and no other", () => {
        const machinery = [...(regional ? ["region"] : []), ...(hasTags ? ["tagsAll"] : [])];
        const stated = sdk.state.map(({ name }) => name);
        const missing = stated.filter((name) => ![...everything, ...machinery].includes(name));
        const unknown = outputs.filter((name) => ![...stated, ...ownOutputs].includes(name));
        assert.deepEqual({ missing, unknown }, { missing: [], unknown: [] });
      });

      it("refers to types that there are", () => {
        const strangers = walk(table.inputs).flatMap(({ path, property }) =>
          property.kind !== "text" || property.refers === undefined
            ? []
            : [property.refers.to]
                .flat()
                .filter((to) => !known.has(to))
                .map((to) => `${path}: ${to}`),
        );
        assert.deepEqual(strangers, []);
      });

      it("names only what there is in rules and templates", () => {
        const loose = walk(table.inputs).flatMap(({ path, property, siblings }) =>
          [...(property.conflictsWith ?? []), ...(property.requires ?? [])]
            .filter((name) => siblings[name] === undefined)
            .map((name) => `${path}: ${name}`),
        );
        assert.deepEqual(loose, []);
        assert.deepEqual(
          namesInRules(table).filter((name) => ![...everything, "region"].includes(name)),
          [],
        );
        const idInputs = typeof table.id === "string" ? placeholders(table.id) : [];
        assert.deepEqual(
          idInputs.filter((name) => table.inputs[name] === undefined),
          [],
          "the id is made before the outputs",
        );
        assert.deepEqual(messagePlaceholders(table, [...everything, "id", "region"]), []);
        assert.deepEqual(outputsOutOfOrder(table), []);
      });

      it("keeps outputs that an input may give for inputs that AWS fills in", () => {
        const odd = outputs.filter((name) => {
          const input = table.inputs[name];
          return input !== undefined && input.computed !== true;
        });
        assert.deepEqual(odd, []);
      });

      it("names functions, not data, in recomputed", () => {
        const wrong = Object.values(table.outputs).flatMap((output) =>
          typeof output === "object" && Array.isArray(output.recomputed)
            ? output.recomputed.filter((name) => table.inputs[name] === undefined)
            : [],
        );
        assert.deepEqual(wrong, []);
      });
    });
  }

  for (const table of functionTables) {
    it(`${table.token} takes what the SDK takes`, () => {
      const { args } = functionTypes(table.token);
      assert.deepEqual(differences(table.args, withoutRegion(args)), []);
      assert.equal(table.scope, args.some(({ name }) => name === "region") ? "regional" : "global");
    });
  }

  it("know every alias of a type that the SDK has as a class of its own", () => {
    const folder = join(require.resolve("@pulumi/aws/package.json"), "..");
    const forgotten = resourceTables
      .filter(({ token }) => token.startsWith("aws:lb/"))
      .flatMap(({ token, aliases = [] }) =>
        ["alb", "elasticloadbalancingv2", "applicationloadbalancing"]
          .map((module) => token.replace(/^aws:lb\//, `aws:${module}/`))
          .filter((alias) => {
            const [, path = ""] = alias.split(":");
            return existsSync(join(folder, `${path}.d.ts`)) && !aliases.includes(alias);
          }),
      );
    assert.deepEqual(forgotten, []);
  });
});

function withoutRegion(properties: readonly SdkProperty[]): SdkProperty[] {
  return properties.filter(({ name }) => name !== "region");
}

/** Missing, surplus, and of another kind or need than the SDK says. */
function differences(table: Properties, sdk: readonly SdkProperty[], prefix = ""): string[] {
  const surplus = Object.keys(table).filter((name) => !sdk.some((each) => each.name === name));
  return [
    ...surplus.map((name) => `${prefix}${name}: not in the SDK`),
    ...sdk.flatMap(({ name, optional, shape }) => {
      const property = table[name];
      const path = `${prefix}${name}`;
      if (property === undefined) return [`${path}: missing`];
      const need = !optional && property.required !== true ? [`${path}: the SDK demands it`] : [];
      return [...need, ...shapeDifferences(property, shape, path)];
    }),
  ];
}

function shapeDifferences(property: Property, shape: Shape, path: string): string[] {
  if (property.kind === "any") return [];
  const kind = property.kind === "list" ? "list" : property.kind;
  if (kind !== shape.kind) return [`${path}: ${kind} in the table, ${shape.kind} in the SDK`];
  if (property.kind === "block" && shape.kind === "block")
    return differences(property.properties, blockProperties(shape.block), `${path}.`);
  const nested = property.kind === "list" || property.kind === "map";
  return nested && "of" in shape ? shapeDifferences(property.of, shape.of, `${path}[]`) : [];
}

type Table = (typeof resourceTables)[number];

function namesInRules({ rules = [], unique = [], quotas = [], key, autoName }: Table): string[] {
  return [
    ...rules.flatMap((rule) => Object.values(rule).flat() as string[]),
    ...unique.flatMap(({ by }) => by),
    ...quotas.flatMap(({ per = [] }) => per),
    ...(key === undefined ? [] : [key]),
    ...(autoName === undefined ? [] : [autoName.property ?? "name", ...(autoName.unless ?? [])]),
  ];
}

function messagePlaceholders({ unique = [], quotas = [], deletion }: Table, names: string[]): string[] {
  const blocked = deletion?.blocked === undefined ? [] : [deletion.blocked];
  return [...unique, ...quotas, ...blocked]
    .flatMap(({ message }) => placeholders(message))
    .filter((name) => ![...names, "holders"].includes(name));
}

/** A template may name the id, inputs, and outputs that stand above it. */
function outputsOutOfOrder(table: Table): string[] {
  const names = outputNames(table);
  return Object.entries(table.outputs).flatMap(([name, output]) => {
    const value = typeof output === "object" ? output.value : output;
    const above = names.slice(0, names.indexOf(name));
    const asked = typeof value === "string" ? placeholders(value) : [];
    return asked
      .filter((each) => each !== "id" && table.inputs[each] === undefined && !above.includes(each))
      .map((each) => `${name}: {${each}}`);
  });
}
