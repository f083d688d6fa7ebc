import {
  block,
  type Context,
  flag,
  forceNew,
  type ResourceTable,
  refusal,
  required,
  type Stored,
  set,
  tags,
  text,
} from "../../model/table";
import { toVpc } from "../references";

export const zone: ResourceTable = {
  token: "aws:route53/zone:Zone",

  service: "Route 53",
  title: "Route 53 Hosted Zone",
  operations: {
    create: "CreateHostedZone",
    read: "GetHostedZone",
    update: "UpdateHostedZoneComment",
    delete: "DeleteHostedZone",
  },
  scope: "global",
  inputs: {
    comment: text({ defaultAtCheck: "Managed by Pulumi", maxLength: 256 }),
    delegationSetId: text({ forceNew, conflictsWith: ["vpcs"] }),
    enableAcceleratedRecovery: flag({ computed: true }),
    forceDestroy: flag({ default: false, local: true }),
    name: text({
      forceNew,
      minLength: 1,
      maxLength: 1024,
      same: (a, b) => a.replace(/\.$/, "") === b.replace(/\.$/, ""),
    }),
    tags: tags(),
    vpcs: set(
      block({
        vpcId: text({
          required,
          refers: {
            ...toVpc,
            missing: "InvalidVPCId",
            message: "The VPC: {value} you provided is not authorized to make the association.",
            region: "any",
            holds: false,
          },
        }),
        vpcRegion: text({ computed: true }),
      }),
    ),
  },

  autoName: {},
  id: "Z{upper:20}",

  outputs: {
    zoneId: "{id}",
    arn: "arn:{partition}:route53:::hostedzone/{id}",
    nameServers: nameServers,
    primaryNameServer: (c) => c.outputs.texts("nameServers")[0] ?? "",
    enableAcceleratedRecovery: () => false,
  },

  deletion: { accept: checkEmpty },
  timing: "seconds",
  onDelete: (c) => {
    for (const record of recordsOf(c)) c.cloud.remove(record);
  },
};

/** Four a zone, each below another top-level domain; private zones have fixed ones. */
function nameServers(c: Context): string[] {
  const ends = ["com", "net", "org", "co.uk"];
  if (c.inputs.list("vpcs").length > 0)
    return ["0", "1024", "1536", "512"].map((number, index) => `ns-${number}.awsdns-00.${ends[index] ?? ""}`);
  return ends
    .map(
      (end, index) =>
        `ns-${index * 512 + (Number.parseInt(c.hex(4, end), 16) % 512)}.awsdns-${c.digits(2, end)}.${end}`,
    )
    .sort();
}

function recordsOf(c: Context): Stored[] {
  return c.cloud.find("aws:route53/record:Record", { zoneId: c.outputs.text("id") ?? "" });
}

/** The name servers and the start of authority at the apex go with the zone. */
function checkEmpty(c: Context): void {
  const apex = c.inputs.text("name")?.replace(/\.$/, "");
  const others = recordsOf(c).filter(
    ({ outputs }) => !(["NS", "SOA"].includes(String(outputs.type)) && outputs.fqdn === apex),
  );
  if (c.inputs.flag("forceDestroy") || others.length === 0) return;
  throw refusal(
    "HostedZoneNotEmpty",
    "The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
  );
}
