import { type Finding, type ResourceRule, undecided, violation } from "../../rule";
import { type Fields, fieldsOf, isAbsent, isUnknown, itemsOf } from "../../vocabulary/values";

/** Where each kind of store names its KMS key; a path goes through lists, each item of which must name one. */
const KINDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trail: { "aws:cloudtrail/trail:Trail": "kmsKeyId", "aws-native:cloudtrail:Trail": "kmsKeyId" },
  "log-group": { "aws:cloudwatch/logGroup:LogGroup": "kmsKeyId", "aws-native:logs:LogGroup": "kmsKeyId" },
  secret: {
    "aws:secretsmanager/secret:Secret": "kmsKeyId",
    "aws-native:secretsmanager:Secret": "kmsKeyId",
  },
  repository: {
    "aws:ecr/repository:Repository": "encryptionConfigurations.kmsKey",
    "aws-native:ecr:Repository": "encryptionConfiguration.kmsKey",
  },
  table: {
    "aws:dynamodb/table:Table": "serverSideEncryption.kmsKeyArn",
    "aws-native:dynamodb:Table": "sseSpecification.kmsMasterKeyId",
  },
  topic: { "aws:sns/topic:Topic": "kmsMasterKeyId", "aws-native:sns:Topic": "kmsMasterKeyId" },
  queue: { "aws:sqs/queue:Queue": "kmsMasterKeyId", "aws-native:sqs:Queue": "kmsMasterKeyId" },
  stream: { "aws:kinesis/stream:Stream": "kmsKeyId", "aws-native:kinesis:Stream": "streamEncryption.keyId" },
  "file-system": { "aws:efs/fileSystem:FileSystem": "kmsKeyId", "aws-native:efs:FileSystem": "kmsKeyId" },
};

/** Copies of a secret in other Regions, each with a key there. */
const REPLICAS: Readonly<Record<string, string>> = {
  "aws:secretsmanager/secret:Secret": "replicas",
  "aws-native:secretsmanager:Secret": "replicaRegions",
};

const settings = {
  kinds: {
    description: `What must have a key of the customer's own: ${Object.keys(KINDS).join(", ")}, and replica for the copies of secrets.`,
    default: ["trail"] as readonly string[],
  },
};

/** Things that AWS encrypts by itself, but with a key that the customer can neither see nor withdraw. */
export const customerKeyMissing: ResourceRule<typeof settings> = {
  id: "customer-key-missing",
  title: "What the company holds to be worth a key of its own has one.",
  severity: "medium",
  awsDefault: "AWS encrypts all of these with keys of its own: whoever may read the thing may decrypt it.",
  why: "With a customer's key, reading takes a second right that one can withdraw, and each use stands in CloudTrail.",
  remediation: [
    "Make an `aws.kms.Key` whose policy lets the service use it, and name it where the finding says.",
    "Or take the kind out of the setting `kinds` of this rule.",
  ],
  links: [
    "https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt",
    "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
  ],
  controls: { fsbp: ["CloudTrail.2"], cis: ["3.5"], wellArchitected: ["SEC08-BP01"] },
  settings,
  types: Object.values(KINDS).flatMap(Object.keys),
  judge({ type, props }, { kinds }) {
    const own = kinds.flatMap((kind) => KINDS[kind]?.[type] ?? []);
    const replicas = kinds.includes("replica") ? REPLICAS[type] : undefined;
    return [
      ...own.flatMap((path) => judgeKey("", props, path.split("."))),
      ...(replicas && !isAbsent(props[replicas]) ? judgeKey("", props, [replicas, "kmsKeyId"]) : []),
    ];
  },
};

function judgeKey(path: string, fields: Fields, [property = "", ...rest]: readonly string[]): Finding[] {
  const value = fields[property];
  const at = path + property;
  // A key that is not known yet is a key; what holds it may hold none.
  if (isUnknown(value)) return rest.length === 0 ? [] : [undecided(at)];
  if (rest.length === 0 || isAbsent(value)) {
    return isOwnKey(value)
      ? []
      : [violation(`\`${[at, ...rest].join(".")}\` names no key of the customer's own.`)];
  }
  return itemsOf(value).flatMap((item, index) => {
    const place = Array.isArray(value) ? `${at}[${index}]` : at;
    return isUnknown(item) ? [undecided(place)] : judgeKey(`${place}.`, fieldsOf(item), rest);
  });
}

/** `alias/aws/...` is a key of AWS's own. */
const isOwnKey = (key: unknown): boolean =>
  !isAbsent(key) && !(typeof key === "string" && key.includes("alias/aws/"));
