/** What a rule's cases are made of. One file a rule: `cases/<rule id>.ts`, its default export. */

import type { Props, TestResource } from "./analyze";

/** What the engine sends in the place of a text, a boolean, a list that is not known before the update. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const UNKNOWN_BOOLEAN = "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7";
export const UNKNOWN_LIST = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";

export interface Case {
  title: string;
  /** One resource, or the stack that a stack rule looks at. */
  given: TestResource | TestResource[];
  /** The finding, whole; several where there are several. Left out for clean cases. */
  says?: string | string[];
  /** Settings of the rule, as configuration gives them; its defaults where left out. */
  settings?: Props;
}

export interface RuleCases {
  violating: Case[];
  clean: Case[];
  /** Cases where an unknown value decides: `says` names the property. Or why nothing unknown can decide. */
  unknown: Case[] | { never: string };
}

/** A good resource and its mutants: one field at a time. */
export function mutants(good: TestResource) {
  return (changes: Props, type = good.type): TestResource => ({
    ...good,
    type,
    props: { ...good.props, ...changes },
  });
}

/** The value as the engine sends a secret. */
export const secret = (value: unknown): Props => ({
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  value,
});
