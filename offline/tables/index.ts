/** All that the offline AWS knows: one line a table, sorted by service. Everything else is refused by name. */
import type { FunctionTable, ResourceTable } from "../model/table";
import { networkInterface } from "./ec2/network-interface";
import { subnet } from "./ec2/subnet";
import { vpc } from "./ec2/vpc";
import { loadBalancer } from "./elb/load-balancer";

export const resourceTables: readonly ResourceTable[] = [
  // EC2
  networkInterface,
  subnet,
  vpc,
  // Elastic Load Balancing
  loadBalancer,
];

export const functionTables: readonly FunctionTable[] = [];
