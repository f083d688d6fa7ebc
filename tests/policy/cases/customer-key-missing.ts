import { type Case, type RuleCases, UNKNOWN } from "../cases";

const KEY = "arn:aws:kms:eu-west-1:123456789012:key/k";
const says = (property: string) => `\`${property}\` names no key of the customer's own.`;
const kinds: [kind: string, type: string, property: string][] = [
  ["log-group", "aws:cloudwatch/logGroup:LogGroup", "kmsKeyId"],
  ["log-group", "aws-native:logs:LogGroup", "kmsKeyId"],
  ["secret", "aws:secretsmanager/secret:Secret", "kmsKeyId"],
  ["secret", "aws-native:secretsmanager:Secret", "kmsKeyId"],
  ["repository", "aws:ecr/repository:Repository", "encryptionConfigurations.kmsKey"],
  ["repository", "aws-native:ecr:Repository", "encryptionConfiguration.kmsKey"],
  ["table", "aws:dynamodb/table:Table", "serverSideEncryption.kmsKeyArn"],
  ["table", "aws-native:dynamodb:Table", "sseSpecification.kmsMasterKeyId"],
  ["topic", "aws:sns/topic:Topic", "kmsMasterKeyId"],
  ["topic", "aws-native:sns:Topic", "kmsMasterKeyId"],
  ["queue", "aws:sqs/queue:Queue", "kmsMasterKeyId"],
  ["queue", "aws-native:sqs:Queue", "kmsMasterKeyId"],
  ["stream", "aws:kinesis/stream:Stream", "kmsKeyId"],
  ["stream", "aws-native:kinesis:Stream", "streamEncryption.keyId"],
  ["file-system", "aws:efs/fileSystem:FileSystem", "kmsKeyId"],
  ["file-system", "aws-native:efs:FileSystem", "kmsKeyId"],
];
const trail = "aws:cloudtrail/trail:Trail";
const secret = (replicas: unknown): Case["given"] => ({
  type: "aws:secretsmanager/secret:Secret",
  props: { name: "sip", replicas },
});
const repository = (encryptionConfigurations: unknown): Case["given"] => ({
  type: "aws:ecr/repository:Repository",
  props: { encryptionConfigurations },
});

export default {
  violating: [
    ...[trail, "aws-native:cloudtrail:Trail"].map(
      (type): Case => ({ title: type, given: { type, props: { name: "all" } }, says: says("kmsKeyId") }),
    ),
    ...kinds.map(
      ([kind, type, property]): Case => ({
        title: type,
        given: { type, props: { name: "it" } },
        settings: { kinds: [kind] },
        says: says(property),
      }),
    ),
    {
      title: "a key of AWS's own",
      given: { type: trail, props: { kmsKeyId: "alias/aws/s3" } },
      says: says("kmsKeyId"),
    },
    {
      title: "a list of which one names no key",
      given: repository([{ encryptionType: "AES256" }]),
      settings: { kinds: ["repository"] },
      says: says("encryptionConfigurations[0].kmsKey"),
    },
    {
      title: "one encryption that names no key",
      given: repository({ encryptionType: "AES256" }),
      settings: { kinds: ["repository"] },
      says: says("encryptionConfigurations.kmsKey"),
    },
    {
      title: "copies of a secret",
      given: secret([{ region: "eu-west-1", kmsKeyId: KEY }, { region: "eu-west-2" }]),
      settings: { kinds: ["replica"] },
      says: says("replicas[1].kmsKeyId"),
    },
  ],
  clean: [
    {
      title: "what has no copies",
      given: { type: trail, props: { name: "all" } },
      settings: { kinds: ["replica"] },
    },
    { title: "a key that is not known yet", given: { type: trail, props: { kmsKeyId: UNKNOWN } } },
    { title: "a trail", given: { type: trail, props: { kmsKeyId: KEY } } },
    { title: "a kind that was not named", given: secret([{ region: "eu-west-2" }]) },
    { title: "a secret without copies", given: secret(undefined), settings: { kinds: ["replica"] } },
    {
      title: "a repository",
      given: repository([{ encryptionType: "KMS", kmsKey: KEY }]),
      settings: { kinds: ["repository", "trail"] },
    },
  ],
  unknown: [
    {
      title: "an unknown encryption",
      given: repository(UNKNOWN),
      settings: { kinds: ["repository"] },
      says: "encryptionConfigurations",
    },
    {
      title: "an unknown copy",
      given: secret([UNKNOWN]),
      settings: { kinds: ["replica"] },
      says: "replicas[0]",
    },
  ],
} satisfies RuleCases;
