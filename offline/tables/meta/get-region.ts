import { type FunctionTable, failure, text } from "../../model/table";
import { regionNames } from "./region-names";

export const getRegion: FunctionTable = {
  token: "aws:index/getRegion:getRegion",
  service: "EC2",
  operation: "DescribeRegions",
  scope: "regional",
  args: { endpoint: text(), id: text(), name: text() },
  call: (c) => {
    const named = c.inputs.text("name");
    const endpoint = c.inputs.text("endpoint");
    const region = named ?? endpoint?.split(".")[1] ?? c.region;
    const description = regionNames[region];
    const known = `ec2.${region}.${c.dnsSuffix}`;
    if (description === undefined) throw failure(`region not found for name "${region}"`);
    if (endpoint !== undefined && endpoint !== known)
      throw failure(`region not found for endpoint "${endpoint}"`);
    return { id: region, name: region, region, description, endpoint: known };
  },
};
