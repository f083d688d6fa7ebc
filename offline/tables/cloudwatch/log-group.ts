import { flag, forceNew, integer, type ResourceTable, refusal, tags, text } from "../../model/table";
import { retentionDays } from "./retention-days";

const logName = { pattern: /^[\w./#-]*$/, rule: "must hold only letters, digits and ._-/#" } as const;

export const logGroup: ResourceTable = {
  token: "aws:cloudwatch/logGroup:LogGroup",

  service: "CloudWatch Logs",
  title: "CloudWatch Logs Log Group",
  operations: { read: "DescribeLogGroups", update: "PutRetentionPolicy" },
  scope: "regional",
  inputs: {
    deletionProtectionEnabled: flag({ default: false }),
    kmsKeyId: text({
      format: "arn",
      refers: {
        to: "aws:kms/key:Key",
        by: "arn",
        missing: "InvalidParameterException",
        message: "The specified KMS key does not exist or is not allowed to be used with Arn '{value}'",
      },
    }),
    logGroupClass: text({ forceNew, computed: true, oneOf: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] }),
    name: text({ forceNew, minLength: 1, maxLength: 512, ...logName, conflictsWith: ["namePrefix"] }),
    namePrefix: text({ forceNew, computed: true, maxLength: 483, ...logName }),
    retentionInDays: integer({ default: 0, oneOf: retentionDays }),
    skipDestroy: flag({ default: false, local: true }),
    tags: tags(),
  },

  autoName: {},
  id: "{name}",

  outputs: {
    arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}",
    logGroupClass: "STANDARD",
    namePrefix: "",
  },

  unique: [
    {
      by: ["name"],
      code: "ResourceAlreadyExistsException",
      message: "The specified log group already exists",
    },
  ],
  deletion: {
    accept: (c) => {
      if (c.inputs.flag("deletionProtectionEnabled"))
        throw refusal(
          "ValidationException",
          "The log group cannot be deleted because deletion protection is enabled",
        );
    },
  },
};
