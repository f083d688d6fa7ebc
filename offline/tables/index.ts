/** All that the offline AWS knows: one line a table, sorted by service. Everything else is refused by name. */
import type { FunctionTable, ResourceTable } from "../model/table";
import { eip } from "./ec2/eip";
import { flowLog } from "./ec2/flow-log";
import { internetGateway } from "./ec2/internet-gateway";
import { launchTemplate } from "./ec2/launch-template";
import { natGateway } from "./ec2/nat-gateway";
import { networkInterface } from "./ec2/network-interface";
import { route } from "./ec2/route";
import { routeTable } from "./ec2/route-table";
import { routeTableAssociation } from "./ec2/route-table-association";
import { securityGroup } from "./ec2/security-group";
import { securityGroupEgressRule } from "./ec2/security-group-egress-rule";
import { securityGroupIngressRule } from "./ec2/security-group-ingress-rule";
import { subnet } from "./ec2/subnet";
import { vpc } from "./ec2/vpc";
import { vpcEndpoint } from "./ec2/vpc-endpoint";
import { loadBalancer } from "./elb/load-balancer";

export const resourceTables: readonly ResourceTable[] = [
  // EC2
  eip,
  flowLog,
  internetGateway,
  launchTemplate,
  natGateway,
  networkInterface,
  route,
  routeTable,
  routeTableAssociation,
  securityGroup,
  securityGroupEgressRule,
  securityGroupIngressRule,
  subnet,
  vpc,
  vpcEndpoint,
  // Elastic Load Balancing
  loadBalancer,
];

export const functionTables: readonly FunctionTable[] = [];
