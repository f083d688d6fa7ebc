import { TAGGABLE_TYPES } from "../../../policies/housekeeping/taggable";
import { type Case, mutants, type RuleCases, UNKNOWN } from "../cases";

const tags = { Project: "voip", Environment: "prod" };
const good = mutants({ type: "aws:s3/bucket:Bucket", props: { tags } });

export default {
  violating: [
    ...TAGGABLE_TYPES.map(
      (type): Case => ({
        title: `${type} without tags`,
        given: { type, props: {} },
        says: "Missing: Project, Environment.",
      }),
    ),
    { title: "one missing", given: good({ tags: { Project: "voip" } }), says: "Missing: Environment." },
    {
      title: "an empty one",
      given: good({ tags: { ...tags, Environment: "" } }),
      says: "Missing: Environment.",
    },
  ],
  clean: [
    { title: "tags of its own", given: good({}) },
    { title: "tags of the provider", given: good({ tags: undefined, tagsAll: tags }) },
    { title: "tags of both", given: good({ tags: { Project: "voip" }, tagsAll: { Environment: "prod" } }) },
    { title: "a value that is not known yet", given: good({ tags: { ...tags, Project: UNKNOWN } }) },
  ],
  unknown: [{ title: "unknown tags", given: good({ tags: UNKNOWN }), says: "tags" }],
} satisfies RuleCases;
