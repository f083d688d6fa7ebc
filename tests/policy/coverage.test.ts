import assert from "node:assert/strict";
import { catalogues, rulesAnswering } from "../../docs/generate/policy-coverage";
import { packs } from "../../policies/packs";

describe("what other catalogues ask for", () => {
  for (const key of Object.keys(catalogues) as (keyof typeof catalogues)[]) {
    const { title, here, elsewhere } = catalogues[key];

    it(`${title}: every control has a rule, or a reason for none`, () => {
      const wrong = Object.entries(here).flatMap(([control, { none }]) => {
        const rules = rulesAnswering(key, control).map(({ id }) => id);
        if (rules.length === 0 && none === undefined) return [`${control} has no rule and no reason`];
        if (rules.length > 0 && none !== undefined)
          return [`${control} is answered by ${rules.join(", ")}: remove its reason for none`];
        return [];
      });
      assert.deepEqual(wrong, []);
    });

    it(`${title}: no rule answers a control that there is not`, () => {
      const known = new Set([...Object.keys(here), ...elsewhere]);
      const wrong = Object.values(packs)
        .flatMap(({ rules }) => rules)
        .flatMap(({ id, controls }) => (controls[key] ?? []).map((control) => ({ id, control })))
        .filter(({ control }) => !known.has(control))
        .map(({ id, control }) => `${id} answers ${control}`);
      assert.deepEqual(wrong, []);
    });

    it(`${title}: no control is listed twice`, () => {
      assert.deepEqual(
        elsewhere.filter((control, index) => control in here || elsewhere.indexOf(control) !== index),
        [],
      );
    });
  }
});
