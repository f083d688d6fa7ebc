import { type FunctionTable, failure, refusal, text } from "../../model/table";
import { filters, tagFilter } from "./lookup";
import { prefixLists } from "./prefix-lists";

/** AWS's own lists only: the stand-in has no type for others. */
export const getManagedPrefixList: FunctionTable = {
  token: "aws:ec2/getManagedPrefixList:getManagedPrefixList",
  service: "EC2",
  operation: "DescribeManagedPrefixLists",
  scope: "regional",
  args: { filters: filters(), id: text(), name: text(), tags: tagFilter() },
  call: (c) => {
    const conditions = c.inputs.blocks("filters").map((filter) => {
      const [name = "", values] = [filter.text("name"), filter.texts("values")];
      if (name === "prefix-list-name") return (list: { name: string }) => values.includes(list.name);
      if (name === "prefix-list-id") return (list: { id: string }) => values.includes(list.id);
      throw refusal("InvalidParameterValue", `The filter '${name}' is invalid`);
    });
    const [id, name] = [c.inputs.text("id"), c.inputs.text("name")];
    const found = prefixLists(c.region).filter(
      (list) =>
        (id === undefined || list.id === id) &&
        (name === undefined || list.name === name) &&
        conditions.every((holds) => holds(list)),
    );
    const [list, another] = found;
    if (list === undefined) throw failure("no matching EC2 Managed Prefix List found");
    if (another !== undefined)
      throw failure(
        "multiple EC2 Managed Prefix Lists matched; use additional constraints to reduce matches to a single EC2 Managed Prefix List",
      );
    return {
      id: list.id,
      name: list.name,
      arn: c.fill("arn:{partition}:ec2:{region}:aws:prefix-list/{list}", { list: list.id }),
      addressFamily: list.addressFamily,
      entries: list.cidrBlocks.map((cidr) => ({ cidr, description: "" })),
      maxEntries: 0,
      ownerId: "AWS",
      version: 0,
      tags: {},
    };
  },
};
