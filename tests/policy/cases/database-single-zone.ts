import { disposableTag } from "../../../policies/constants";
import { mutants, type RuleCases, UNKNOWN, UNKNOWN_BOOLEAN } from "../cases";

const good = mutants({ type: "aws:rds/instance:Instance", props: { engine: "postgres", multiAz: true } });
const leftOut = "`multiAz` is left out, and the database then runs in one zone.";

export default {
  violating: [
    { title: "nothing said", given: good({ multiAz: undefined }), says: leftOut },
    { title: "null", given: good({ multiAz: null }), says: leftOut },
    { title: "false", given: good({ multiAz: false }), says: "`multiAz` is false." },
    { title: "a word", given: good({ multiAz: "yes" }), says: "`multiAz` is neither true nor false." },
    {
      title: "a native one",
      given: good({ multiAz: false }, "aws-native:rds:DbInstance"),
      says: "`multiAz` is false.",
    },
    {
      title: "one that is tagged otherwise",
      given: good({ multiAz: undefined, tags: { Name: "db" } }),
      says: leftOut,
    },
  ],
  clean: [
    { title: "true", given: good({}) },
    { title: '"true"', given: good({ multiAz: "true" }) },
    { title: "a replica", given: good({ multiAz: undefined, replicateSourceDb: "main" }) },
    ...["sourceDbInstanceIdentifier", "dbClusterIdentifier"].map((property) => ({
      title: `a native one with ${property}`,
      given: good({ multiAz: undefined, [property]: "main" }, "aws-native:rds:DbInstance"),
    })),
    { title: "a member of a cluster", given: good({ multiAz: undefined, engine: "aurora-postgresql" }) },
    { title: "one that may be lost", given: good({ multiAz: false, tags: disposableTag }) },
    {
      title: "one that the provider tags",
      given: good({ multiAz: false, tags: {}, tagsAll: disposableTag }),
    },
  ],
  unknown: [
    { title: "an unknown switch", given: good({ multiAz: UNKNOWN_BOOLEAN }), says: "multiAz" },
    { title: "unknown tags", given: good({ multiAz: false, tags: UNKNOWN }), says: "tags" },
    { title: "an unknown engine", given: good({ multiAz: false, engine: UNKNOWN }), says: "engine" },
  ],
} satisfies RuleCases;
