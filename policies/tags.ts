/** Tags as a resource will have them: its own and those that the provider adds to all (`tagsAll`), a map or a list of pairs. */

import { type Fields, fieldsOf, isFields, isUnknown, itemsOf } from "./values";

/** The value of a tag; an unknown one as it is, also where all tags are unknown; undefined where there is none. */
export function tagOf({ tags, tagsAll }: Fields, key: string): unknown {
  const values = [tags, tagsAll].map((written) => tagValue(written, key));
  return values.find((value) => value !== undefined && !isUnknown(value)) ?? values.find(isUnknown);
}

function tagValue(written: unknown, key: string): unknown {
  if (isUnknown(written)) return written;
  if (isFields(written)) return written[key];
  const pairs = itemsOf(written);
  const pair = pairs.map(fieldsOf).find((fields) => fields.key === key);
  return pair?.value ?? pairs.find((item) => isUnknown(item) || isUnknown(fieldsOf(item).key));
}
