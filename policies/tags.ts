/** Tags as a resource will have them: its own and those that the provider adds to all (`tagsAll`), a map or a list of pairs. */

import { valueInPairs } from "./pairs";
import { type Fields, isFields, isUnknown } from "./values";

/** The value of a tag; an unknown one as it is, also where all tags are unknown; undefined where there is none. */
export function tagOf({ tags, tagsAll }: Fields, key: string): unknown {
  const values = [tags, tagsAll].map((written) =>
    isFields(written) ? written[key] : valueInPairs(written, key),
  );
  return values.find((value) => value !== undefined && !isUnknown(value)) ?? values.find(isUnknown);
}
