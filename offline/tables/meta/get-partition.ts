import { type FunctionTable, text } from "../../model/table";

export const getPartition: FunctionTable = {
  token: "aws:index/getPartition:getPartition",
  service: "STS",
  operation: "GetPartition",
  scope: "global",
  args: { id: text() },
  call: (c) => ({
    id: c.partition,
    partition: c.partition,
    dnsSuffix: c.dnsSuffix,
    reverseDnsPrefix: c.dnsSuffix.split(".").reverse().join("."),
  }),
};
