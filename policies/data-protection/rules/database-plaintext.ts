import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, fieldsOf, isFields, isUnknown, itemsOf, wordOf } from "../../vocabulary/values";

const FAMILIES = ["family", "parameterGroupFamily"];
const OFF = ["0", "off", "false", "disabled"];

interface Enforcement {
  /** Families of parameter groups, such as `postgres14`. */
  readonly family: RegExp;
  readonly parameter: string;
  /** Families whose default lets clients do without TLS. */
  readonly offByDefault: RegExp;
}

const NEVER = /$^/;

/** The parameter that refuses clients without TLS, by engine (AWS: the TLS page of each engine's user guide). */
const ENFORCEMENTS: readonly Enforcement[] = [
  { family: /^postgres/, parameter: "rds.force_ssl", offByDefault: /^postgres(9|1[0-4])/ },
  { family: /^aurora-postgresql/, parameter: "rds.force_ssl", offByDefault: /^aurora-postgresql(9|1[0-6])/ },
  { family: /^sqlserver/, parameter: "rds.force_ssl", offByDefault: /^sqlserver/ },
  { family: /^mysql/, parameter: "require_secure_transport", offByDefault: /^mysql/ },
  { family: /^mariadb/, parameter: "require_secure_transport", offByDefault: /^mariadb(10|11\.4)/ },
  { family: /^aurora-mysql/, parameter: "require_secure_transport", offByDefault: /^aurora-mysql(5|8\.0)/ },
  { family: /^docdb/, parameter: "tls", offByDefault: NEVER },
  { family: /^neptune/, parameter: "neptune_enforce_ssl", offByDefault: NEVER },
  { family: /^redshift/, parameter: "require_ssl", offByDefault: /^redshift-1/ },
];

/** Parameters of Aurora's clusters; its instances have groups of their own, without them. */
const INSTANCE_GROUPS = ["aws:rds/parameterGroup:ParameterGroup", "aws-native:rds:DbParameterGroup"];

/** Parameter groups of databases. */
export const databasePlaintext: ResourceRule = {
  id: "database-plaintext",
  title: "Databases refuse clients that do without TLS.",
  severity: "medium",
  awsDefault:
    "Newer engines refuse them by default (PostgreSQL from 15, Aurora PostgreSQL from 17, MariaDB from 11.8, DocumentDB, Neptune, Redshift 2.0); older ones, MySQL, MariaDB up to 11.4 and SQL Server let them in.",
  why: "A client that is set up carelessly sends its password and all data in the clear, and nobody notices.",
  remediation: [
    "Set the parameter that the finding names to 1 (`tls` of DocumentDB to `enabled`, `require_ssl` of Redshift to true).",
    "Make sure first that all clients have the certificate authority of RDS.",
  ],
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
    "https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html",
  ],
  controls: {
    fsbp: ["RDS.38", "RDS.39", "RDS.41", "RDS.44", "DocumentDB.6", "Redshift.2"],
    wellArchitected: ["SEC09-BP02"],
    cdkNag: ["AwsSolutions-RS1"],
  },
  types: [
    ...INSTANCE_GROUPS,
    "aws:rds/clusterParameterGroup:ClusterParameterGroup",
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
    "aws:neptune/clusterParameterGroup:ClusterParameterGroup",
    "aws:redshift/parameterGroup:ParameterGroup",
    "aws-native:rds:DbClusterParameterGroup",
    "aws-native:docdb:DbClusterParameterGroup",
    "aws-native:neptune:DbClusterParameterGroup",
    "aws-native:redshift:ClusterParameterGroup",
  ],
  judge({ type, props }) {
    const property = FAMILIES.find((name) => props[name] !== undefined) ?? "family";
    const family = wordOf(props[property]) ?? "";
    if (isUnknown(props[property])) return [undecided(property)];
    if (INSTANCE_GROUPS.includes(type) && family.startsWith("aurora")) return [];
    const enforcement = ENFORCEMENTS.find((candidate) => candidate.family.test(family));
    return enforcement ? judgeParameters(enforcement, family, props.parameters) : [];
  },
};

function judgeParameters(
  { parameter, offByDefault }: Enforcement,
  family: string,
  parameters: unknown,
): Finding[] {
  if (isUnknown(parameters)) return [undecided("parameters")];
  const entries = entriesOf(parameters);
  const written = entries.find(({ name }) => wordOf(name) === parameter);
  const hidden = entries.find(({ name }) => isUnknown(name));
  if (isUnknown(written?.value)) return [undecided(written?.path ?? "")];
  if (written) {
    return OFF.includes(wordOf(String(written.value)) ?? "")
      ? [violation(`\`${written.path}\` turns \`${parameter}\` off.`)]
      : [];
  }
  if (!offByDefault.test(family)) return [];
  if (hidden) return [undecided(hidden.path)];
  return [violation(`\`parameters\` leaves \`${parameter}\` out, which is off in the family \`${family}\`.`)];
}

interface Entry {
  readonly path: string;
  readonly name: unknown;
  readonly value: unknown;
}

/** A list of names and values, or an object of them. */
function entriesOf(parameters: unknown): Entry[] {
  if (isFields(parameters)) {
    return Object.entries(parameters).map(([name, value]) => ({
      path: `parameters["${name}"]`,
      name,
      value,
    }));
  }
  return itemsOf(parameters).map((item, index) => {
    const path = `parameters[${index}]`;
    if (isUnknown(item)) return { path, name: item, value: item };
    const { name, value, parameterName, parameterValue }: Fields = fieldsOf(item);
    return { path, name: name ?? parameterName, value: value ?? parameterValue };
  });
}
