import { TAGGABLE_TYPES } from "../../../policies/housekeeping/taggable";
import { type Case, mutants, type RuleCases, UNKNOWN } from "../cases";

const tags = { Project: "voip", Environment: "prod" };
const good = mutants({ type: "aws:s3/bucket:Bucket", props: { tags } });
const pairs = Object.entries(tags).map(([key, value]) => ({ key, value }));

export default {
  violating: [
    ...TAGGABLE_TYPES.map(
      (type): Case => ({
        title: `${type} without tags`,
        given: { type, props: {} },
        says: "Missing: Project, Environment.",
      }),
    ),
    {
      title: "one missing among native tags",
      given: { type: "aws-native:s3:Bucket", props: { tags: pairs.slice(1) } },
      says: "Missing: Project.",
    },
    { title: "one missing", given: good({ tags: { Project: "voip" } }), says: "Missing: Environment." },
    {
      title: "an empty one",
      given: good({ tags: { ...tags, Environment: "" } }),
      says: "Missing: Environment.",
    },
  ],
  clean: [
    { title: "tags of its own", given: good({}) },
    {
      title: "native tags",
      given: { type: "aws-native:s3:Bucket", props: { tags: pairs } },
    },
    {
      title: "the tags of a native file system",
      given: { type: "aws-native:efs:FileSystem", props: { fileSystemTags: pairs } },
    },
    { title: "tags of the provider", given: good({ tags: undefined, tagsAll: tags }) },
    { title: "tags of both", given: good({ tags: { Project: "voip" }, tagsAll: { Environment: "prod" } }) },
    { title: "a value that is not known yet", given: good({ tags: { ...tags, Project: UNKNOWN } }) },
  ],
  unknown: [
    { title: "unknown tags", given: good({ tags: UNKNOWN }), says: "tags" },
    {
      title: "unknown native tags",
      given: { type: "aws-native:efs:FileSystem", props: { fileSystemTags: UNKNOWN } },
      says: "tags",
    },
    {
      title: "unknown tags beside some that are known",
      given: good({ tags: { Project: "voip" }, tagsAll: UNKNOWN }),
      says: "tags",
    },
  ],
} satisfies RuleCases;
