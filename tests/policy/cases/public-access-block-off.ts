import type { Props, TestResource } from "../analyze";
import { type Case, mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const ON = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};
const block = mutants({
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  props: { bucket: "b", ...ON },
});
const account = mutants({ type: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", props: ON });
const INSIDE: Record<string, (block: unknown) => Props> = {
  "aws:s3/accessPoint:AccessPoint": (value) => ({ publicAccessBlockConfiguration: value }),
  "aws:s3control/multiRegionAccessPoint:MultiRegionAccessPoint": (value) => ({
    details: { publicAccessBlock: value },
  }),
  "aws-native:s3:Bucket": (value) => ({ publicAccessBlockConfiguration: value }),
  "aws-native:s3:AccessPoint": (value) => ({ publicAccessBlockConfiguration: value }),
  "aws-native:s3:MultiRegionAccessPoint": (value) => ({ publicAccessBlockConfiguration: value }),
};
const inside = (type: string, value: unknown): TestResource => ({ type, props: INSIDE[type]?.(value) ?? {} });
const placeIn = (type: string) =>
  type.startsWith("aws:s3control") ? "details.publicAccessBlock" : "publicAccessBlockConfiguration";

export default {
  violating: [
    ...Object.keys(ON).flatMap((name): Case[] => [
      { title: `${name} off`, given: block({ [name]: false }), says: `\`${name}\` is false.` },
      {
        title: `${name} left out`,
        given: block({ [name]: undefined }),
        says: `\`${name}\` is left out, and it is then off.`,
      },
      {
        title: `${name} null`,
        given: block({ [name]: null }),
        says: `\`${name}\` is left out, and it is then off.`,
      },
      {
        title: `${name} wrong`,
        given: block({ [name]: "yes" }),
        says: `\`${name}\` is neither true nor false.`,
      },
    ]),
    {
      title: "the account's",
      given: account({ blockPublicPolicy: "false" }),
      says: "`blockPublicPolicy` is false.",
    },
    ...Object.keys(INSIDE).map(
      (type): Case => ({
        title: `inside ${type}`,
        given: inside(type, { ...ON, ignorePublicAcls: false }),
        says: `\`${placeIn(type)}.ignorePublicAcls\` is false.`,
      }),
    ),
    {
      title: "a native block with nothing in it",
      given: inside("aws-native:s3:Bucket", {}),
      says: `${Object.keys(ON)
        .map((name) => `\`publicAccessBlockConfiguration.${name}\` is left out, and it is then off`)
        .join("; ")}.`,
    },
  ],
  clean: [
    { title: "all on", given: block({}) },
    { title: "all on, as text", given: block({ blockPublicAcls: "true" }) },
    { title: "the account's, all on", given: account({}) },
    ...Object.keys(INSIDE).map((type) => ({ title: `left out of ${type}`, given: inside(type, undefined) })),
    {
      title: "an access point that says less",
      given: inside("aws:s3/accessPoint:AccessPoint", { blockPublicAcls: true }),
    },
  ],
  unknown: [
    {
      title: "an unknown switch",
      given: block({ blockPublicPolicy: UNKNOWN_BOOLEAN }),
      says: "blockPublicPolicy",
    },
    {
      title: "an unknown block",
      given: inside("aws-native:s3:Bucket", UNKNOWN),
      says: "publicAccessBlockConfiguration",
    },
  ],
} satisfies RuleCases;
