/** What Route 53 refuses of a record set. */
import { type Context, refusal, type Stored } from "../../model/table";

/** Zones of services that alias records may name: where their names end. */
const aliasSuffixes: { readonly [zoneId: string]: string } = {
  Z2BJ6XQ5FK7U4H: ".awsglobalaccelerator.com",
  Z2FDTNDATAQYW2: ".cloudfront.net",
};

const invalid = (message: string) => refusal("InvalidChangeBatch", `[${message}]`);

export function zoneName(c: Context): string {
  return String(c.target("zoneId")?.outputs.name ?? "").replace(/\.$/, "");
}

/** A name that is not below the zone's gets the zone's behind it. */
export function fqdnOf(c: Context): string {
  const zone = zoneName(c).toLowerCase();
  const name = (c.inputs.text("name") ?? "").toLowerCase().replace(/\.$/, "");
  if (name === "") return zone;
  return name === zone || name.endsWith(`.${zone}`) ? name : `${name}.${zone}`;
}

export function checkRecord(c: Context): void {
  const type = c.inputs.text("type") ?? "";
  const name = fqdnOf(c);
  if (type === "CNAME" && name === zoneName(c).toLowerCase()) {
    throw invalid(`RRSet of type CNAME with DNS name ${name}. is not permitted at apex in zone ${name}.`);
  }
  checkOthers(c, name, type);
  checkAlias(c, name, type);
}

function checkOthers(c: Context, name: string, type: string): void {
  const others = c.cloud
    .find("aws:route53/record:Record", { zoneId: c.inputs.text("zoneId") ?? "", fqdn: name })
    .filter((other) => !isSelf(c, other));
  const conflicting = others.find(
    ({ outputs }) => outputs.type !== type && (outputs.type === "CNAME" || type === "CNAME"),
  );
  if (conflicting !== undefined) {
    throw invalid(
      `RRSet of type ${type} with DNS name ${name}. is not permitted because a conflicting RRSet of type ${String(conflicting.outputs.type)} with the same DNS name already exists in zone ${zoneName(c)}.`,
    );
  }
  for (const other of others.filter(({ outputs }) => outputs.type === type)) checkTwin(c, name, type, other);
}

/** The id says what the record is, so another one that is the same has the same id. */
function isSelf(c: Context, other: Stored): boolean {
  return other.id === c.outputs.text("id") && other.createdBy?.urn === c.urn;
}

/** Sets of one name and type must all have a routing policy and differ by their identifier. */
function checkTwin(c: Context, name: string, type: string, other: Stored): void {
  const mine = c.inputs.text("setIdentifier");
  const theirs = other.outputs.setIdentifier;
  const described = `name='${name}.', type='${type}'${mine === undefined ? "" : `, set-identifier='${mine}'`}`;
  if (mine === theirs) {
    if (c.inputs.flag("allowOverwrite")) return;
    throw invalid(`Tried to create resource record set [${described}] but it already exists`);
  }
  if (mine !== undefined && typeof theirs === "string") return;
  const kinds = mine === undefined ? "simple set because a weighted" : "weighted set because a simple";
  throw invalid(
    `RRSet with DNS name ${name}., type ${type} cannot be created as a ${kinds} set exists with the same name and type.`,
  );
}

function checkAlias(c: Context, name: string, type: string): void {
  const [alias] = c.inputs.blocks("aliases");
  const target = alias?.text("name")?.toLowerCase().replace(/\.$/, "");
  const zoneId = alias?.text("zoneId") ?? "";
  if (target === undefined) return;
  const tried = `Tried to create an alias that targets ${target}., type ${type} in zone ${zoneId}, but`;
  const suffix = aliasSuffixes[zoneId];
  if (suffix !== undefined && !target.endsWith(suffix)) {
    throw invalid(`${tried} the alias target name does not lie within the target zone`);
  }
  if (zoneId !== c.inputs.text("zoneId")) {
    checkLoadBalancer(c, target, zoneId, tried);
    return;
  }
  const there = c.cloud.find("aws:route53/record:Record", { zoneId, fqdn: target, type });
  if (there.length === 0 || target === name) throw invalid(`${tried} that target was not found`);
}

function checkLoadBalancer(c: Context, target: string, zoneId: string, tried: string): void {
  if (!/\.elb\./.test(target)) return;
  const dnsName = target.replace(/^dualstack\./, "");
  const all = c.cloud.find("aws:lb/loadBalancer:LoadBalancer", {}, "*");
  const found = all.find(({ outputs }) => String(outputs.dnsName).toLowerCase() === dnsName);
  if (found === undefined) throw invalid(`${tried} that target was not found`);
  if (found.outputs.zoneId !== zoneId) {
    throw invalid(`${tried} the alias target name does not lie within the target zone`);
  }
}
