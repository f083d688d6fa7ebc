/** ECS services and databases: what stands in subnets and is neither an instance nor a load balancer. */

import { integerOf, isOn, isUnknown, wordOf } from "../vocabulary/values";
import { interval } from "./boxes";
import { blocksOf, type Estate, type EstateResource, unique } from "./estate";
import type { Host, PublicAddress } from "./host";
import { everyPort, TCP } from "./protocols";
import { groupsOf } from "./security-groups";
import { permits } from "./step";
import { type Placements, placementsOf, vpcOf } from "./subnets";
import { toPorts } from "./traffic";

export const serviceHosts = (estate: Estate): Host[] => [
  ...estate.all("ecsService").flatMap((service) => tasksOf(estate, service)),
  ...estate.all("database").flatMap((database) => databaseHost(estate, database, database)),
  ...estate
    .all("databaseClusterInstance")
    .flatMap((one) =>
      estate
        .reference(one, "clusterIdentifier", "databaseCluster")
        .nodes.flatMap((cluster) => databaseHost(estate, one, cluster)),
    ),
  ...estate.all("warehouse").flatMap((warehouse) => warehouseHost(estate, warehouse)),
];

/** Tasks with interfaces of their own. Without a network configuration they listen on their instances, which are hosts themselves. */
function tasksOf(estate: Estate, service: EstateResource): Host[] {
  return blocksOf(service.props.networkConfiguration).map((fields) => {
    const property = "networkConfiguration";
    const placements = placementsOf(estate, service, property, fields.subnets);
    const source = { [property]: fields.securityGroups };
    return {
      resource: service,
      what: "ECS service",
      placements,
      groups: groupsOf(estate, service, [property], vpcAt(estate, placements), source),
      addresses: switched(service, "ECS service", `${property}.assignPublicIp`, fields.assignPublicIp),
    };
  });
}

/** Ports of the engines (AWS: "Choose the port", by engine), where `port` is left out. */
const ENGINE_PORTS: readonly [engine: RegExp, port: number][] = [
  [/^(aurora$|aurora-mysql|mysql|mariadb)/, 3306],
  [/^(aurora-postgresql|postgres)/, 5432],
  [/^(oracle|custom-oracle)/, 1521],
  [/^(sqlserver|custom-sqlserver)/, 1433],
  [/^db2/, 50_000],
];
const WAREHOUSE_PORT = 5439;

/** A database instance; one of a cluster has the cluster's groups, subnets and port. */
function databaseHost(estate: Estate, one: EstateResource, owner: EstateResource): Host[] {
  const placements = inSubnetGroup(estate, owner, "dbSubnetGroupName", "databaseSubnetGroup");
  const engine = wordOf(owner.props.engine) ?? "";
  const port = integerOf(owner.props.port) ?? ENGINE_PORTS.find(([pattern]) => pattern.test(engine))?.[1];
  return [
    {
      resource: one,
      what: "database",
      placements,
      groups: groupsOf(estate, owner, ["vpcSecurityGroupIds"], vpcAt(estate, placements)),
      addresses: switched(one, "database", "publiclyAccessible", one.props.publiclyAccessible),
      listens: toPorts(TCP, port === undefined ? everyPort : interval(port)),
    },
  ];
}

function warehouseHost(estate: Estate, warehouse: EstateResource): Host[] {
  const placements = inSubnetGroup(estate, warehouse, "clusterSubnetGroupName", "warehouseSubnetGroup");
  const { publiclyAccessible, port } = warehouse.props;
  return [
    {
      resource: warehouse,
      what: "data warehouse",
      placements,
      groups: groupsOf(estate, warehouse, ["vpcSecurityGroupIds"], vpcAt(estate, placements)),
      addresses: switched(warehouse, "data warehouse", "publiclyAccessible", publiclyAccessible),
      listens: toPorts(TCP, interval(integerOf(port) ?? WAREHOUSE_PORT)),
    },
  ];
}

function inSubnetGroup(
  estate: Estate,
  resource: EstateResource,
  property: string,
  kind: "databaseSubnetGroup" | "warehouseSubnetGroup",
): Placements {
  const { nodes } = estate.reference(resource, property, kind);
  const of = nodes.flatMap((group) => placementsOf(estate, group, "subnetIds").of);
  return of.length > 0 ? { of: unique(of) } : { of: [{}] };
}

/** A public address, of each family that routes and groups let through, where the switch is on. */
function switched(resource: EstateResource, what: string, property: string, value: unknown): PublicAddress[] {
  if (!isOn(value) && !isUnknown(value)) return [];
  const hop = permits(what, [resource], `${property} ${isUnknown(value) ? "not known yet" : "true"}`);
  const given = isUnknown(value) ? { ...hop, unknown: property } : hop;
  return [{ family: 4, given }];
}

const vpcAt = (estate: Estate, { of }: Placements): EstateResource | undefined =>
  of[0] && vpcOf(estate, of[0]);
