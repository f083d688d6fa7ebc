/** The AWS provider's own settings: which are known, what they mean here, and what is refused. */
import type { Configuration } from "../behaviour/aws";
import { isRegion } from "../behaviour/regions";
import { isMap, type Problem, UNKNOWN, type Value, type ValueMap } from "../model/table";

/** All settings of the real provider; those that only matter to real calls (credentials, endpoints) are taken and not used. */
const known = new Set([
  "accessKey",
  "allowedAccountIds",
  "assumeRoleWithWebIdentity",
  "assumeRoles",
  "customCaBundle",
  "defaultTags",
  "ec2MetadataServiceEndpoint",
  "ec2MetadataServiceEndpointMode",
  "endpoints",
  "forbiddenAccountIds",
  "httpProxy",
  "httpsProxy",
  "ignoreTags",
  "insecure",
  "maxRetries",
  "noProxy",
  "profile",
  "region",
  "retryMode",
  "s3UsEast1RegionalEndpoint",
  "s3UsePathStyle",
  "secretKey",
  "sharedConfigFiles",
  "sharedCredentialsFiles",
  "skipCredentialsValidation",
  "skipMetadataApiCheck",
  "skipRegionValidation",
  "skipRequestingAccountId",
  "stsRegion",
  "tagPolicyCompliance",
  "token",
  "tokenBucketRateLimiterCapacity",
  "useDualstackEndpoint",
  "useFipsEndpoint",
  "userAgents",
  "version",
  "pluginDownloadURL",
]);

export function checkConfiguration(values: ValueMap): Problem[] {
  const unknown = Object.keys(values)
    .filter((name) => !known.has(name) && !name.startsWith("__"))
    .map((path) => ({ path, reason: `'${path}' is not a setting of the AWS provider` }));
  const region = values.region;
  const bad = typeof region === "string" && region !== "" && !isRegion(region);
  return bad ? [...unknown, { path: "region", reason: `invalid AWS Region: ${region}` }] : unknown;
}

/** Throws for a wrong account, as the real provider does when it is configured. */
export function readConfiguration(values: ValueMap, account: string): Configuration {
  const settings: ValueMap = Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, Value] => [name, decode(value)]),
  );
  const allowed = texts(settings.allowedAccountIds);
  if (allowed.length > 0 && !allowed.includes(account)) {
    throw new Error(`AWS account ID not allowed: ${account} (allowed: ${allowed.join(", ")})`);
  }
  if (texts(settings.forbiddenAccountIds).includes(account))
    throw new Error(`AWS account ID not allowed: ${account}`);
  const region = settings.region ?? process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION;
  const ignore = isMap(settings.ignoreTags) ? settings.ignoreTags : {};
  return {
    account,
    ...(typeof region === "string" && region !== "" ? { region } : {}),
    defaultTags: defaultTags(settings.defaultTags),
    ignoreTags: { keys: texts(ignore.keys), keyPrefixes: texts(ignore.keyPrefixes) },
  };
}

/** Anything but text reaches a provider as JSON text. */
function decode(value: Value): Value {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function defaultTags(value: Value | undefined): { [key: string]: string } {
  const tags = isMap(value) && isMap(value.tags) ? value.tags : {};
  const entries = Object.entries(tags).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(entries);
}

function texts(value: Value | undefined): string[] {
  if (value === undefined || value === UNKNOWN || !Array.isArray(value)) return [];
  return value.filter((item): item is string => typeof item === "string");
}
