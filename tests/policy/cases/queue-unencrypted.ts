import { UNKNOWN } from "../cases";
import { tableCases } from "../table-cases";

const row = (type: string) => ({
  type,
  bad: { sqsManagedSseEnabled: false },
  says: "`sqsManagedSseEnabled` is false and `kmsMasterKeyId` is left out.",
  good: {},
  decides: "sqsManagedSseEnabled",
});
const type = "aws:sqs/queue:Queue";

export default tableCases([row(type), row("aws-native:sqs:Queue")], {
  clean: [
    { title: "turned on", given: { type, props: { sqsManagedSseEnabled: true } } },
    {
      title: "a key, and a switch that is not known yet",
      given: { type, props: { sqsManagedSseEnabled: UNKNOWN, kmsMasterKeyId: "k" } },
    },
    { title: "a key instead", given: { type, props: { sqsManagedSseEnabled: false, kmsMasterKeyId: "k" } } },
  ],
});
