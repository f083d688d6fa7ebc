import { mutants, type RuleCases, UNKNOWN } from "../cases";

const database = mutants({
  type: "aws:rds/instance:Instance",
  props: { engine: "postgres", engineVersion: "16.4" },
});
const cluster = mutants({ type: "aws:eks/cluster:Cluster", props: { version: "1.99" } });
const says = (version: string, day: string, property = "engineVersion") =>
  `\`${property}\` is ${version}, whose standard support had ended by ${day}.`;

export default {
  violating: [
    { title: "PostgreSQL 13", given: database({ engineVersion: "13" }), says: says("13", "2026-02-28") },
    {
      title: "MySQL 8.0",
      given: database({ engine: "mysql", engineVersion: "8.0.35" }, "aws-native:rds:DbInstance"),
      says: says("8.0.35", "2026-07-31"),
    },
    {
      title: "MariaDB 10.5",
      given: database({ engine: "mariadb", engineVersion: "10.5.29" }),
      says: says("10.5.29", "2026-08-31"),
    },
    {
      title: "Aurora MySQL 2",
      given: database(
        { engine: "aurora-mysql", engineVersion: "5.7.mysql_aurora.2.11.2" },
        "aws:rds/cluster:Cluster",
      ),
      says: says("5.7.mysql_aurora.2.11.2", "2024-10-31"),
    },
    {
      title: "Aurora PostgreSQL 12",
      given: database({ engine: "aurora-postgresql", engineVersion: "12.9" }, "aws-native:rds:DbCluster"),
      says: says("12.9", "2025-02-28"),
    },
    {
      title: "Kubernetes 1.31",
      given: cluster({ version: "1.31" }),
      says: says("1.31", "2025-11-26", "version"),
    },
    {
      title: "a native cluster",
      given: cluster({ version: "1.9" }, "aws-native:eks:Cluster"),
      says: says("1.9", "2025-07-23", "version"),
    },
  ],
  clean: [
    { title: "PostgreSQL 16", given: database({}) },
    { title: "MySQL 9", given: database({ engine: "mysql", engineVersion: "9.1.3" }) },
    { title: "MariaDB 11.4", given: database({ engine: "mariadb", engineVersion: "11.4" }) },
    {
      title: "an engine that is not in the table",
      given: database({ engine: "oracle-se2", engineVersion: "12.1" }),
    },
    { title: "a version that AWS picks", given: database({ engineVersion: undefined }) },
    {
      title: "a version that AWS picks, of an engine that is not known yet",
      given: database({ engine: UNKNOWN, engineVersion: undefined }),
    },
    { title: "an engine that is none", given: database({ engine: "constructor", engineVersion: "1" }) },
    { title: "a Kubernetes to come", given: cluster({}) },
    { title: "a major version alone", given: database({ engine: "mysql", engineVersion: "8" }) },
    { title: "Kubernetes as AWS picks it", given: cluster({ version: undefined }) },
  ],
  unknown: [
    { title: "an unknown version", given: database({ engineVersion: UNKNOWN }), says: "engineVersion" },
    { title: "an unknown engine", given: database({ engine: UNKNOWN, engineVersion: "13" }), says: "engine" },
  ],
} satisfies RuleCases;
