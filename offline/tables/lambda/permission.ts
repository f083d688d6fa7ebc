import { flag, forceNew, type ResourceTable, required, text } from "../../model/table";

export const lambdaPermission: ResourceTable = {
  token: "aws:lambda/permission:Permission",

  service: "Lambda",
  title: "Lambda Permission",
  operations: { create: "AddPermission", read: "GetPolicy", delete: "RemovePermission" },
  scope: "regional",
  inputs: {
    action: text({
      required,
      forceNew,
      pattern: /^(lambda:[*]|lambda:[a-zA-Z]+|[*])$/,
      rule: "must be * or begin with lambda:",
    }),
    eventSourceToken: text({ forceNew }),
    function: text({
      required,
      forceNew,
      refers: {
        to: "aws:lambda/function:Function",
        missing: "ResourceNotFoundException",
        message: "Function not found: {value}",
        except: /^arn:/,
      },
    }),
    functionUrlAuthType: text({ forceNew, oneOf: ["AWS_IAM", "NONE"] }),
    invokedViaFunctionUrl: flag({ forceNew }),
    principal: text({ required, forceNew }),
    principalOrgId: text({ forceNew }),
    qualifier: text({ forceNew }),
    sourceAccount: text({ forceNew, pattern: /^\d{12}$/, rule: "must be an account id of 12 digits" }),
    sourceArn: text({ forceNew, format: "arn" }),
    statementId: text({ forceNew, maxLength: 100, conflictsWith: ["statementIdPrefix"] }),
    statementIdPrefix: text({ forceNew, computed: true }),
  },

  autoName: { property: "statementId", maxLength: 100, unless: ["statementIdPrefix"] },
  id: "{statementId}",
  importId: "{function}/{statementId}",
  outputs: { statementIdPrefix: "" },

  unique: [
    {
      by: ["function", "statementId"],
      code: "ResourceConflictException",
      message:
        "The statement id ({statementId}) provided already exists. Please provide a new statement id, or remove the existing statement.",
    },
  ],
};
