import { isMap, UNKNOWN, type Value, type ValueMap } from "../model/value";
import type { Configuration } from "./aws";

/** `tagsAll`: the provider's default tags, the resource's own over them, less the ignored ones. */
export function allTags(own: Value | undefined, configuration: Configuration): Value {
  if (own === UNKNOWN) return UNKNOWN;
  const { defaultTags, ignoreTags } = configuration;
  const merged: ValueMap = { ...defaultTags, ...(isMap(own) ? own : {}) };
  const entries = Object.entries(merged).filter(
    ([key, value]) =>
      value !== null &&
      !ignoreTags.keys.includes(key) &&
      !ignoreTags.keyPrefixes.some((prefix) => key.startsWith(prefix)),
  );
  return Object.fromEntries(entries);
}
