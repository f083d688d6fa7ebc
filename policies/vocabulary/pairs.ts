/** Lists of `{ key, value }`, the form in which CloudFormation writes tags and attributes. */

import { fieldsOf, isAbsent, isUnknown, itemsOf } from "./values";

/** The value under a key; where it may stand behind something that is not known yet, that. */
export function valueInPairs(list: unknown, key: string): unknown {
  if (isUnknown(list)) return list;
  const items = itemsOf(list);
  const pair = items.map(fieldsOf).find((fields) => fields.key === key);
  if (pair && !isAbsent(pair.value)) return pair.value;
  return items.flatMap((item) => [item, fieldsOf(item).key]).find(isUnknown);
}
