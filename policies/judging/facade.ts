/**
 * Resources that stand for any type of CloudFormation: the type is an input, and so are its properties, as JSON or an
 * object. They are judged as the `aws-native` resource that they make.
 */

import {
  type Finding,
  type Resource,
  type ResourceRule,
  type Rule,
  type Settings,
  type SettingValues,
  type StackResource,
  undecided,
  violation,
} from "../rule";
import { isNative } from "../vocabulary/tokens";
import { type Fields, fromJson, isFields, isUnknown, UNKNOWN } from "../vocabulary/values";

interface Facade {
  /** The input that names the type, such as `AWS::EC2::SecurityGroup`, and the one that holds its properties. */
  readonly typeName: string;
  readonly properties: string;
}

const FACADES: Readonly<Record<string, Facade>> = {
  "aws:cloudcontrol/resource:Resource": { typeName: "typeName", properties: "desiredState" },
  "aws-native:index:ExtensionResource": { typeName: "type", properties: "properties" },
};

/** The types that a rule must be asked about: its own, and the facades where it judges a native type. */
export const typesReaching = (rule: Rule): string[] =>
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
  const type = nativeToken(typeName);
  if (!rule.types.includes(type)) return [];
  const properties = resource.props[facade.properties];
  if (isUnknown(properties)) return [undecided(facade.properties)];
  const props = readProperties(properties);
  if (!props) return [violation(`\`${facade.properties}\` does not hold the properties of the resource.`)];
  return rule.judge({ ...resource, type, props }, settings);
}

/** The resource of a stack that a facade makes, as far as it is known; any other as it is. */
export function throughFacade(resource: StackResource): StackResource {
  const facade = FACADES[resource.type];
  const typeName = resource.props[facade?.typeName ?? ""];
  if (!facade || isUnknown(typeName)) return resource;
  const properties = resource.props[facade.properties];
  const props = isUnknown(properties) ? ALL_UNKNOWN : readProperties(properties);
  if (!props) return resource;
  const propertyDependencies = madeAsOne(resource.propertyDependencies, facade.properties, props);
  return { ...resource, type: nativeToken(typeName), props, propertyDependencies };
}

/** The engine tells what the properties were made from only as a whole; where none is known, they have one name. */
const madeAsOne = (
  dependencies: StackResource["propertyDependencies"],
  whole: string,
  props: Fields,
): StackResource["propertyDependencies"] =>
  new Proxy(dependencies, {
    get: (sources, property) => (property in props ? (sources[whole] ?? []) : undefined),
    ownKeys: () => (props === ALL_UNKNOWN ? [whole] : Object.keys(props)),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });

/** Has every property, and none of them is known. */
const ALL_UNKNOWN: Fields = new Proxy({}, { has: () => true, get: () => UNKNOWN });

/** `AWS::RDS::DBInstance` is `aws-native:rds:DbInstance`. */
function nativeToken(typeName: unknown): string {
  const [, service = "", kind = ""] = typeof typeName === "string" ? typeName.split("::") : [];
  return `aws-native:${service.toLowerCase()}:${withoutAcronyms(kind)}`;
}

function readProperties(written: unknown): Fields | undefined {
  const properties = fromJson(written);
  return isFields(properties) ? (camelCase(properties) as Fields) : undefined;
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
  const words = withoutAcronyms(key);
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** `DBInstance` is `DbInstance`, `TargetGroupARNs` is `TargetGroupArns`, `IPV6Enabled` is `Ipv6Enabled`: as the provider spells. */
const withoutAcronyms = (name: string): string => name.replace(ACRONYM_TAIL, (tail) => tail.toLowerCase());

/** An acronym but for its first character. Digits count as capitals, and the `s` of a plural belongs to the acronym. */
const ACRONYM_TAIL = /(?<=[A-Z0-9])[A-Z0-9]+(?=s(?:[A-Z0-9]|$)|$|[A-Z0-9])/g;
