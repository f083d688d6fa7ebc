import { type Case, mutants, type RuleCases, UNKNOWN_BOOLEAN } from "../cases";

const says = "`publiclyAccessible` is not false.";
const good = mutants({
  type: "aws:rds/instance:Instance",
  props: { engine: "postgres", publiclyAccessible: false },
});
const types = [
  "aws:rds/instance:Instance",
  "aws:rds/clusterInstance:ClusterInstance",
  "aws:neptune/clusterInstance:ClusterInstance",
  "aws:redshift/cluster:Cluster",
  "aws:redshiftserverless/workgroup:Workgroup",
  "aws:lightsail/database:Database",
];

export default {
  violating: [
    ...types.map((type): Case => ({ title: type, given: good({ publiclyAccessible: true }, type), says })),
    { title: '"true"', given: good({ publiclyAccessible: "true" }), says },
    { title: "1", given: good({ publiclyAccessible: 1 }), says },
  ],
  clean: [
    { title: "false", given: good({}) },
    { title: '"false"', given: good({ publiclyAccessible: "false" }) },
    { title: "nothing said", given: good({ publiclyAccessible: undefined }) },
  ],
  unknown: [
    {
      title: "an unknown one",
      given: good({ publiclyAccessible: UNKNOWN_BOOLEAN }),
      says: "publiclyAccessible",
    },
  ],
} satisfies RuleCases;
