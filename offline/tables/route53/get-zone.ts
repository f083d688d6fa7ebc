import {
  type Context,
  type FunctionTable,
  failure,
  flag,
  map,
  type Stored,
  text,
  type ValueMap,
} from "../../model/table";
import { tagsOf } from "../ec2/lookup";

export const getZone: FunctionTable = {
  token: "aws:route53/getZone:getZone",
  service: "Route 53",
  operation: "ListHostedZones",
  scope: "global",
  args: {
    enableAcceleratedRecovery: flag(),
    name: text(),
    privateZone: flag({ default: false }),
    tags: map(),
    vpcId: text(),
    zoneId: text({ conflictsWith: ["name"] }),
  },
  rules: [{ atLeastOneOf: ["name", "zoneId", "tags", "vpcId"] }],
  call: (c) => {
    const [zone, another] = c.cloud.find("aws:route53/zone:Zone").filter((each) => fits(c, each));
    if (zone === undefined) throw failure("no matching Route 53 Hosted Zone found");
    if (another !== undefined)
      throw failure(
        "multiple Route 53 Hosted Zones matched; use additional constraints to reduce matches to a single Route 53 Hosted Zone",
      );
    return describe(c, zone);
  },
};

function fits(c: Context, { id, outputs }: Stored): boolean {
  if (c.inputs.has("zoneId")) return id === c.inputs.text("zoneId");
  const name = c.inputs.text("name");
  const vpcId = c.inputs.text("vpcId");
  const vpcs = JSON.stringify(outputs.vpcs ?? []);
  const isPrivate = vpcs !== "[]";
  return (
    (name === undefined || plain(String(outputs.name)) === plain(name)) &&
    isPrivate === (c.inputs.flag("privateZone") === true || vpcId !== undefined) &&
    (vpcId === undefined || vpcs.includes(`"${vpcId}"`)) &&
    Object.entries(c.inputs.map("tags")).every(([key, value]) => tagsOf({ outputs })[key] === value)
  );
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, "");
}

function describe(c: Context, zone: Stored): ValueMap {
  const { id, outputs } = zone;
  const records = c.cloud.find("aws:route53/record:Record", { zoneId: id });
  return {
    id,
    zoneId: id,
    arn: outputs.arn ?? "",
    name: plain(String(outputs.name)),
    comment: outputs.comment ?? "",
    callerReference: `terraform-${id.slice(1).toLowerCase()}`,
    enableAcceleratedRecovery: outputs.enableAcceleratedRecovery ?? false,
    linkedServiceDescription: "",
    linkedServicePrincipal: "",
    nameServers: outputs.nameServers ?? [],
    primaryNameServer: outputs.primaryNameServer ?? "",
    privateZone: Array.isArray(outputs.vpcs) && outputs.vpcs.length > 0,
    resourceRecordSetCount: 2 + records.length,
    tags: tagsOf(zone),
    vpcId: c.inputs.text("vpcId") ?? "",
  };
}
