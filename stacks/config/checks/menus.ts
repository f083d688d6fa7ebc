import { type Menu, menuMistakes } from "../../../runtime/menu";
import type { Fault } from "../schema/field";

export function* checkMenus(menus: Record<string, Omit<Menu, "name">>): Iterable<Fault> {
  for (const [name, menu] of Object.entries(menus))
    for (const { path, rule, cure } of menuMistakes({ name, ...menu }))
      yield { path: [name, ...path], rule, cure };
}
