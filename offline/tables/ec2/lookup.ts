/** How functions of EC2 find things: arguments, filters and tags, all of them at once. */
import {
  type Bag,
  block,
  failure,
  list,
  map,
  refusal,
  required,
  type Stored,
  set,
  text,
  type ValueMap,
} from "../../model/table";
import { isMap } from "../../model/value";

export const filters = () =>
  list(block({ name: text({ required }), values: set(text(), { required, minItems: 1 }) }));
export const tagFilter = () => map();

/** Filters by the property that holds what they ask for. */
export type FilterNames = { readonly [filter: string]: string };

export function matching(found: readonly Stored[], args: Bag, names: FilterNames): Stored[] {
  return found.filter(
    (each) =>
      Object.entries(args.map("tags")).every(([key, value]) => tagsOf(each)[key] === value) &&
      args
        .blocks("filters")
        .every((filter) => fits(each, filter.text("name") ?? "", filter.texts("values"), names)),
  );
}

function fits(each: Stored, filter: string, values: readonly string[], names: FilterNames): boolean {
  const wanted = values.map(wildcard);
  const some = (actual: readonly unknown[]) =>
    actual.some((one) => wanted.some((regex) => regex.test(String(one))));
  if (filter.startsWith("tag:")) {
    const tag = tagsOf(each)[filter.slice(4)];
    return tag !== undefined && some([tag]);
  }
  if (filter === "tag-key") return some(Object.keys(tagsOf(each)));
  const property = names[filter];
  if (property === undefined) throw refusal("InvalidParameterValue", `The filter '${filter}' is invalid`);
  const actual = property === "id" ? each.id : each.outputs[property];
  return some([actual ?? ""].flat());
}

/** EC2's wildcards: `*` for any text, `?` for one character. */
export function wildcard(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}

export function tagsOf({ outputs }: Pick<Stored, "outputs">): ValueMap {
  const tags = outputs.tagsAll ?? outputs.tags;
  return isMap(tags) ? tags : {};
}

/** The provider refuses none and several. */
export function onlyOne(found: readonly Stored[], noun: string): Stored {
  const [first, second] = found;
  if (first === undefined) throw failure(`no matching ${noun} found`);
  if (second !== undefined)
    throw failure(
      `multiple ${noun}s matched; use additional constraints to reduce matches to a single ${noun}`,
    );
  return first;
}
