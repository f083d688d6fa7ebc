/** From the flat keys of Pulumi (`aws:region`, `voip-cells:network`) to the Region and one tree of settings. */
import type { Mistake } from "./mistake";
import { closest, editDistance } from "./suggest";

/** Namespace of this project's settings, the project's name in Pulumi.yaml. */
const namespace = "voip-cells";

/** A value that is encrypted in the stack file; it is refused and never shown. */
export const secretValue: unique symbol = Symbol("secret");

export type Entries = Readonly<Record<string, unknown>>;

export interface RawSettings {
  readonly region: unknown;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly mistakes: readonly Mistake[];
}

/** Sorts the entries of one stack; what belongs neither to this project nor to other programs is a mistake. */
export function sortEntries(file: string, entries: Entries): RawSettings {
  const settings: [name: string, value: unknown][] = [];
  const mistakes: Mistake[] = [];
  let region: unknown;
  for (const [key, value] of Object.entries(entries)) {
    const [space = "", ...rest] = key.split(":");
    const name = rest.join(":").replace(/^config:/, "");
    if (key === "aws:region") region = value;
    else if (space === namespace && name !== "") settings.push([name, value]);
    else mistakes.push(...strayKey(file, key, space, rest.join(":")));
  }
  return { region, settings: Object.fromEntries(settings), mistakes };
}

function strayKey(file: string, key: string, space: string, name: string): Mistake[] {
  if (name === "") {
    const bare = key.replace(/:$/, "");
    const meant = bare === "" || bare === namespace ? "<setting>" : bare;
    return [{ file, key, rule: "has no namespace", cure: `Write "${namespace}:${meant}".` }];
  }
  if (space === "aws") {
    const near = closest(name, ["region"]);
    return [
      {
        file,
        key,
        rule: "has no effect: of the provider's settings the program reads aws:region only",
        cure: near
          ? `Did you mean "aws:${near}"?`
          : "Take it out and set it in the environment, such as AWS_PROFILE.",
      },
    ];
  }
  if (editDistance(space, namespace) <= 2) {
    return [
      {
        file,
        key,
        rule: `is in the unknown namespace "${space}"`,
        cure: `Did you mean "${namespace}:${name}"?`,
      },
    ];
  }
  return [];
}
