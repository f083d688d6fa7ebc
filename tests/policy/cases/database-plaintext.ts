import { type Case, type RuleCases, UNKNOWN } from "../cases";

const rds = "aws:rds/parameterGroup:ParameterGroup";
const cluster = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const group = (type: string, family: string, parameters: unknown = [], key = "family") => ({
  type,
  props: { [key]: family, parameters },
});
const leftOut = (type: string, family: string, parameter: string, key = "family"): Case => ({
  title: `${type} of ${family}`,
  given: group(type, family, [], key),
  says: `\`parameters\` leaves \`${parameter}\` out, which is off in the family \`${family}\`.`,
});
const off = (type: string, family: string, parameter: string): Case => ({
  title: `${type} of ${family}, turned off`,
  given: group(type, family, [{ name: parameter, value: "0" }]),
  says: `\`parameters[0]\` turns \`${parameter}\` off.`,
});
const turned = (type: string, family: string, key: string, parameter: string, value: unknown): Case => ({
  title: type,
  given: group(type, family, { [parameter]: value }, key),
  says: `\`parameters["${parameter}"]\` turns \`${parameter}\` off.`,
});

export default {
  violating: [
    leftOut(rds, "postgres14", "rds.force_ssl"),
    leftOut(rds, "mysql8.0", "require_secure_transport"),
    leftOut(rds, "mysql8.4", "require_secure_transport"),
    leftOut(rds, "mariadb10.11", "require_secure_transport"),
    leftOut(rds, "mariadb11.4", "require_secure_transport"),
    leftOut(rds, "sqlserver-se-15.0", "rds.force_ssl"),
    leftOut(cluster, "aurora-postgresql16", "rds.force_ssl"),
    leftOut(cluster, "aurora-mysql8.0", "require_secure_transport"),
    leftOut("aws:redshift/parameterGroup:ParameterGroup", "redshift-1.0", "require_ssl"),
    off(rds, "postgres17", "rds.force_ssl"),
    off("aws:neptune/clusterParameterGroup:ClusterParameterGroup", "neptune1.3", "neptune_enforce_ssl"),
    {
      title: "MariaDB 11.8 that is told not to",
      given: group(rds, "mariadb11.8", [{ name: "require_secure_transport", value: "OFF" }]),
      says: "`parameters[0]` turns `require_secure_transport` off.",
    },
    {
      title: "DocumentDB",
      given: group("aws:docdb/clusterParameterGroup:ClusterParameterGroup", "docdb5.0", [
        { name: "tls", value: "disabled" },
      ]),
      says: "`parameters[0]` turns `tls` off.",
    },
    turned("aws-native:rds:DbParameterGroup", "postgres17", "family", "rds.force_ssl", 0),
    turned("aws-native:rds:DbClusterParameterGroup", "aurora-postgresql17", "family", "rds.force_ssl", "0"),
    turned("aws-native:docdb:DbClusterParameterGroup", "docdb5.0", "family", "tls", "disabled"),
    turned("aws-native:neptune:DbClusterParameterGroup", "neptune1.3", "family", "neptune_enforce_ssl", 0),
    {
      title: "a native group of Redshift",
      given: group(
        "aws-native:redshift:ClusterParameterGroup",
        "redshift-2.0",
        [{ parameterName: "require_ssl", parameterValue: "false" }],
        "parameterGroupFamily",
      ),
      says: "`parameters[0]` turns `require_ssl` off.",
    },
  ],
  clean: [
    { title: "PostgreSQL 15, which refuses by default", given: group(rds, "postgres15") },
    {
      title: "PostgreSQL 14 that is told to",
      given: group(rds, "postgres14", [{ name: "rds.force_ssl", value: "1" }]),
    },
    { title: "MariaDB 11.8, which refuses by default", given: group(rds, "mariadb11.8") },
    { title: "instances of Aurora", given: group(rds, "aurora-mysql8.0") },
    { title: "an engine without such a parameter", given: group(rds, "oracle-ee-19") },
    { title: "Redshift 2.0", given: group("aws:redshift/parameterGroup:ParameterGroup", "redshift-2.0") },
  ],
  unknown: [
    { title: "an unknown family", given: group(rds, UNKNOWN), says: "family" },
    { title: "unknown parameters", given: group(rds, "mysql8.0", UNKNOWN), says: "parameters" },
    {
      title: "an unknown value",
      given: group(rds, "mysql8.0", [{ name: "require_secure_transport", value: UNKNOWN }]),
      says: "parameters[0]",
    },
    {
      title: "an unknown name",
      given: group(rds, "mysql8.0", [{ name: UNKNOWN, value: "1" }]),
      says: "parameters[0]",
    },
  ],
} satisfies RuleCases;
