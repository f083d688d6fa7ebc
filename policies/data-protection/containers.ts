/** The containers of an ECS task definition, whose definitions are JSON in one form and a list in the other. */

import { type Finding, type Resource, undecided } from "../rule";
import { type Fields, fieldsOf, fromJson, isUnknown, itemsOf } from "../vocabulary/values";

/** Judges each container, named by its place in the list. */
export function judgeContainers(
  { props }: Resource,
  judge: (container: Fields, path: string) => Finding[],
): Finding[] {
  const written = fromJson(props.containerDefinitions);
  if (isUnknown(written)) return [undecided("containerDefinitions")];
  return itemsOf(written).flatMap((container, index) => {
    const path = `containerDefinitions[${index}]`;
    return isUnknown(container) ? [undecided(path)] : judge(fieldsOf(container), `${path}.`);
  });
}
