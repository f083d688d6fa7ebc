/** Kubernetes objects of a manifest: a list holds its items, and labels and annotations are texts. */

import { type Fields, fieldsOf, isFields, isUnknown, itemsOf } from "../vocabulary/values";

/** One object and the path to it: `` for the resource itself, `items[2].` within a list. */
export interface Manifest {
  readonly path: string;
  readonly object: Fields;
}

/** The objects that a resource puts into the cluster. An unknown list is an object with nothing known. */
export function manifestsOf(type: string, props: Fields): Manifest[] | "unknown" {
  if (!type.endsWith("List")) return [{ path: "", object: props }];
  if (isUnknown(props.items)) return "unknown";
  return itemsOf(props.items).map((item, index) => ({ path: `items[${index}].`, object: fieldsOf(item) }));
}

/** A value on the way `keys`, or the unknown value that is met first on it. */
export function valueAt(object: Fields, ...keys: string[]): unknown {
  let value: unknown = object;
  for (const key of keys) {
    if (isUnknown(value)) return value;
    value = isFields(value) ? value[key] : undefined;
  }
  return value;
}

/** The path of an annotation as a finding names it. */
export const annotationPath = (path: string, annotation: string): string =>
  `${path}metadata.annotations["${annotation}"]`;

export const annotationOf = (object: Fields, annotation: string): unknown =>
  valueAt(object, "metadata", "annotations", annotation);
