import { type Case, mutants, type RuleCases, UNKNOWN, UNKNOWN_LIST } from "../cases";

const ALL = "http://acs.amazonaws.com/groups/global/AllUsers";
const LOGS = "http://acs.amazonaws.com/groups/s3/LogDelivery";
const acl = mutants({ type: "aws:s3/bucketAcl:BucketAcl", props: { bucket: "b", acl: "private" } });
const native = mutants({ type: "aws-native:s3:Bucket", props: { accessControl: "Private" } });
const grant = (uri: string) => ({
  accessControlPolicy: { grants: [{ grantee: { type: "Group", uri }, permission: "READ" }] },
});
const says = (value: string, property = "acl") => `\`${property}\` is \`${value}\`, which lets everyone in.`;
const CANNED = [
  "aws:s3/bucket:Bucket",
  "aws:s3/bucketV2:BucketV2",
  "aws:s3/bucketAclV2:BucketAclV2",
  "aws:s3/bucketObject:BucketObject",
  "aws:s3/bucketObjectv2:BucketObjectv2",
  "aws:s3/objectCopy:ObjectCopy",
];

export default {
  violating: [
    ...["public-read", "public-read-write", "authenticated-read"].map(
      (list): Case => ({ title: list, given: acl({ acl: list }), says: says(list) }),
    ),
    ...CANNED.map(
      (type): Case => ({
        title: `public-read of ${type}`,
        given: acl({ acl: "public-read" }, type),
        says: says("public-read"),
      }),
    ),
    {
      title: "a grant to everyone",
      given: acl({ acl: undefined, ...grant(ALL) }),
      says: says(ALL, "accessControlPolicy.grants[0].grantee.uri"),
    },
    {
      title: "an inline grant to everyone",
      given: { type: "aws:s3/bucket:Bucket", props: { grants: [{ uri: LOGS }, { uri: ALL }] } },
      says: says(ALL, "grants[1].uri"),
    },
    {
      title: "the native form",
      given: native({ accessControl: "PublicRead" }),
      says: says("PublicRead", "accessControl"),
    },
  ],
  clean: [
    { title: "private", given: acl({}) },
    { title: "log delivery", given: acl({ acl: "log-delivery-write" }) },
    { title: "a grant to log delivery", given: acl({ acl: undefined, ...grant(LOGS) }) },
    { title: "no list", given: acl({ acl: null }) },
    { title: "private in the native form", given: native({}) },
  ],
  unknown: [
    { title: "an unknown list", given: acl({ acl: UNKNOWN }), says: "acl" },
    {
      title: "unknown grants",
      given: acl({ accessControlPolicy: { grants: UNKNOWN_LIST } }),
      says: "accessControlPolicy.grants",
    },
  ],
} satisfies RuleCases;
