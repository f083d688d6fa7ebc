/** Buckets and the settings about them, which may stand in the bucket itself or in resources of their own. */

import type { StackResource } from "../rule";
import { ofTypes } from "../vocabulary/once-per-stack";
import { type PolicyDocument, readPolicyDocument } from "../vocabulary/policy-document";
import { type Fields, fieldsOf, isAbsent, isUnknown } from "../vocabulary/values";
import { type Answer, answer, some } from "./answer";
import { inputsOf } from "./inputs";

export const BUCKET_TYPES: readonly string[] = [
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws-native:s3:Bucket",
];
export const BUCKET_POLICY_TYPES: readonly string[] = [
  "aws:s3/bucketPolicy:BucketPolicy",
  "aws-native:s3:BucketPolicy",
];

export const isBucket = ({ type }: StackResource): boolean => BUCKET_TYPES.includes(type);

/** The resources of these types that are about the bucket, and those of which it cannot be known yet. */
export function settingsOf(
  bucket: StackResource,
  types: readonly string[],
  resources: readonly StackResource[],
): { surely: StackResource[]; perhaps: StackResource[] } {
  const candidates = ofTypes(resources, types);
  const about = (wanted: Answer) => candidates.filter((setting) => relation(setting, bucket) === wanted);
  return { surely: about("yes"), perhaps: about("perhaps") };
}

/** The policies of a bucket: its own, and those of resources about it. */
export const policiesOf = (bucket: StackResource, about: readonly StackResource[]): PolicyHolder[] => {
  const { policy } = inputsOf(bucket);
  const inline = isAbsent(policy)
    ? []
    : [{ urn: bucket.urn, document: readPolicyDocument("policy", policy) }];
  return [...inline, ...about.map((resource) => ({ urn: resource.urn, document: bucketPolicyOf(resource) }))];
};

export interface PolicyHolder {
  readonly urn: string;
  readonly document: PolicyDocument;
}

const bucketPolicyOf = ({ type, props }: StackResource): PolicyDocument =>
  type === "aws-native:s3:BucketPolicy"
    ? readPolicyDocument("policyDocument", props.policyDocument)
    : readPolicyDocument("policy", props.policy);

/** By what its property `bucket` was made from, or by the name that it says. */
function relation(setting: StackResource, bucket: StackResource): Answer {
  const sources = setting.propertyDependencies.bucket ?? [];
  if (sources.includes(bucket)) return "yes";
  const name = bucket.props.bucket ?? bucket.props.bucketName;
  const said = setting.props.bucket;
  if (!isUnknown(said) && !isUnknown(name)) return said === name && said !== undefined ? "yes" : "no";
  return sources.some(isBucket) ? "no" : "perhaps";
}

/** Where the setting of one kind stands: the path of its objects, in each type that can hold them. */
export type SettingPlaces = Readonly<Record<string, string>>;

/** Does one of a bucket's settings satisfy the test, wherever it stands? */
export function hasSetting(
  bucket: StackResource,
  places: SettingPlaces,
  resources: readonly StackResource[],
  test: (setting: unknown) => Answer,
): Answer {
  const types = Object.keys(places).filter((type) => !BUCKET_TYPES.includes(type));
  const { surely, perhaps } = settingsOf(bucket, types, resources);
  const valuesIn = (type: string, fields: Fields) => valuesAt(fields, places[type]?.split(".") ?? [""]);
  const values = [
    ...valuesIn(bucket.type, inputsOf(bucket)),
    ...surely.flatMap(({ type, props }) => valuesIn(type, props)),
  ];
  return some([
    ...values.map((value) => (isUnknown(value) ? "perhaps" : test(value))),
    answer(false, perhaps.length > 0),
  ]);
}

/** All values at a path, through lists; what is not known hides those below it. */
function valuesAt(value: unknown, [key, ...rest]: readonly string[]): unknown[] {
  if (isUnknown(value)) return [value];
  if (Array.isArray(value))
    return value.flatMap((item) => valuesAt(item, key === undefined ? [] : [key, ...rest]));
  if (key === undefined) return value === undefined || value === null ? [] : [value];
  return valuesAt(fieldsOf(value)[key], rest);
}
