import { type FunctionTable, text } from "../../model/table";

export const getCallerIdentity: FunctionTable = {
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  service: "STS",
  operation: "GetCallerIdentity",
  scope: "global",
  args: { id: text() },
  call: (c) => ({
    id: c.account,
    accountId: c.account,
    arn: c.fill("arn:{partition}:iam::{account}:user/offline"),
    userId: "AIDAOFFLINEOFFLINE001",
  }),
};
