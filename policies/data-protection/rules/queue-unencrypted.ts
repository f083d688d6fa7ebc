import { type ResourceRule, undecided, violation } from "../../rule";
import { isAbsent, isOff, isUnknown } from "../../vocabulary/values";

const SWITCHES: Readonly<Record<string, string>> = {
  "aws:sqs/queue:Queue": "sqsManagedSseEnabled",
  "aws-native:sqs:Queue": "sqsManagedSseEnabled",
};

/** SQS queues. */
export const queueUnencrypted: ResourceRule = {
  id: "queue-unencrypted",
  title: "Nobody turns off the encryption of SQS queues.",
  severity: "medium",
  awsDefault: "SQS encrypts every new queue with a key of its own (SSE-SQS) unless that is turned off.",
  why: "Messages wait in the queue for up to 14 days, and in the dead-letter queue for as long again.",
  remediation: ["Leave `sqsManagedSseEnabled` out, or set it to true, or name a key in `kmsMasterKeyId`."],
  links: [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html",
  ],
  controls: { fsbp: ["SQS.1"], wellArchitected: ["SEC08-BP02"], cdkNag: ["AwsSolutions-SQS2"] },
  types: Object.keys(SWITCHES),
  judge({ type, props }) {
    const property = SWITCHES[type] ?? "";
    const value = props[property];
    if (isUnknown(value)) return isAbsent(props.kmsMasterKeyId) ? [undecided(property)] : [];
    if (!isOff(value) || !isAbsent(props.kmsMasterKeyId)) return [];
    return [violation(`\`${property}\` is false and \`kmsMasterKeyId\` is left out.`)];
  },
};
