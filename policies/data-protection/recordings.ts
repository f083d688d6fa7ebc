/**
 * Which buckets hold recordings of calls. A bucket with the tag `voip-cells:holds` is what the tag says; one without it is
 * a bucket of recordings where its name, or that of the resource, has "recording" in it.
 */

import { HOLDS_TAG, RECORDINGS } from "../constants";
import { type Finding, type StackResource, undecided, violation } from "../rule";
import { tagOf } from "../vocabulary/tags";
import { isAbsent, isUnknown } from "../vocabulary/values";
import { type Answer, answer } from "./answer";
import { isBucket } from "./buckets";
import { inputsOf } from "./inputs";

const NAMED = /recording/i;

/** How a program says that a bucket holds something else: a step of the cures of the rules about recordings. */
export const SAY_OTHERWISE = `Where the bucket holds something else, say so with the tag \`${HOLDS_TAG}\`, such as \`logs\`; \`${RECORDINGS}\` says it of a bucket of another name.`;

export function holdsRecordings(bucket: StackResource): Answer {
  const { name, props } = bucket;
  const tag = tagOf(inputsOf(bucket), HOLDS_TAG);
  if (!isAbsent(tag)) return answer(tag === RECORDINGS, isUnknown(tag));
  const names = [name, props.bucket, props.bucketName, props.bucketPrefix];
  return answer(names.some((text) => typeof text === "string" && !isUnknown(text) && NAMED.test(text)));
}

/** A finding for each bucket of recordings that does not have what it should. */
export const judgeRecordings = (
  resources: readonly StackResource[],
  has: (bucket: StackResource) => Answer,
  property: string,
  message: string,
): { urn: string; finding: Finding }[] =>
  resources.filter(isBucket).flatMap((bucket) => {
    const holds = holdsRecordings(bucket);
    const fine = holds === "no" ? "yes" : has(bucket);
    if (fine === "yes") return [];
    const isSure = fine === "no" && holds === "yes";
    return [{ urn: bucket.urn, finding: isSure ? violation(message) : undecided(property) }];
  });
