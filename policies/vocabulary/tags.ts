/** Tags as a resource will have them: its own and those that the provider adds to all (`tagsAll`), a map or a list of pairs. */

import { EXPOSURE_TAG } from "../constants";
import { valueInPairs } from "./pairs";
import { type Fields, isFields, isUnknown } from "./values";

/** Where tags stand: a few types of `aws-native` have a name of their own for them. */
const TAGS = ["tags", "tagsAll", "userPoolTags", "hostedZoneTags", "fileSystemTags"];

/** The value of a tag; an unknown one as it is, also where all tags are unknown; undefined where there is none. */
export function tagOf(props: Fields, key: string): unknown {
  const values = TAGS.map((property) => valueIn(props[property], key));
  return values.find((value) => value !== undefined && !isUnknown(value)) ?? values.find(isUnknown);
}

/** Is there surely such a tag, of whatever value? Where the tags are not known, nobody can tell. */
export const hasTag = (props: Fields, key: string): boolean =>
  TAGS.some((property) => !isUnknown(props[property]) && valueIn(props[property], key) !== undefined);

/** What a resource declares itself to be open for; those that the provider adds to all declare nothing. */
export const declarationOf = ({ tags }: Fields): unknown => valueIn(tags, EXPOSURE_TAG);

const valueIn = (tags: unknown, key: string): unknown =>
  isFields(tags) ? tags[key] : valueInPairs(tags, key);
