/**
 * Resources that stand for any type of CloudFormation: the type is an input, and so are its properties, as JSON or an
 * object. They are judged as the `aws-native` resource that they make.
 */

import {
  type Finding,
  type Resource,
  type ResourceRule,
  type Settings,
  type SettingValues,
  undecided,
  violation,
} from "./rule";
import { type Fields, isFields, isUnknown } from "./values";

interface Facade {
  /** The input that names the type, such as `AWS::EC2::SecurityGroup`, and the one that holds its properties. */
  readonly typeName: string;
  readonly properties: string;
}

const FACADES: Readonly<Record<string, Facade>> = {
  "aws:cloudcontrol/resource:Resource": { typeName: "typeName", properties: "desiredState" },
  "aws-native:index:ExtensionResource": { typeName: "type", properties: "properties" },
};

const isNative = (type: string): boolean => type.startsWith("aws-native:");

/** The types that a rule must be asked about: its own, and the facades where it judges a native type. */
export const typesReaching = (rule: ResourceRule): string[] =>
  rule.types.some(isNative) ? [...rule.types, ...Object.keys(FACADES)] : [...rule.types];

/** Judges the resource, or what it makes where it is a facade. */
export function judgeThroughFacade(
  rule: ResourceRule,
  resource: Resource,
  settings: SettingValues<Settings>,
): Finding[] {
  const facade = FACADES[resource.type];
  if (!facade) return rule.judge(resource, settings);
  const typeName = resource.props[facade.typeName];
  if (isUnknown(typeName)) return [undecided(facade.typeName)];
  const token = nativeToken(typeName);
  const type = rule.types.find((candidate) => candidate.toLowerCase() === token);
  if (type === undefined) return [];
  const properties = resource.props[facade.properties];
  if (isUnknown(properties)) return [undecided(facade.properties)];
  const props = readProperties(properties);
  if (!props) return [violation(`\`${facade.properties}\` does not hold the properties of the resource.`)];
  return rule.judge({ ...resource, type, props }, settings);
}

/** `AWS::RDS::DBInstance` is `aws-native:rds:DbInstance`, here in lower case: acronyms are spelled in two ways. */
function nativeToken(typeName: unknown): string {
  const [, service = "", kind = ""] = typeof typeName === "string" ? typeName.split("::") : [];
  return `aws-native:${service}:${kind}`.toLowerCase();
}

function readProperties(written: unknown): Fields | undefined {
  const properties = typeof written === "string" ? parseJson(written) : written;
  return isFields(properties) ? (camelCase(properties) as Fields) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** CloudFormation writes `CidrIp` and `SSEAlgorithm` what `aws-native` writes `cidrIp` and `sseAlgorithm`, at every depth. */
function camelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCase);
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [camelCaseKey(key), camelCase(inner)]),
  );
}

function camelCaseKey(key: string): string {
  const words = key.replace(
    /[A-Z]+(?=[A-Z][a-z]|[0-9]|$)/g,
    (acronym) => acronym.charAt(0) + acronym.slice(1).toLowerCase(),
  );
  return words.charAt(0).toLowerCase() + words.slice(1);
}
