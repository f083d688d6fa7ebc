/** The resources of the component as rows, before any of them is made. */
import type { Value, ValueMap } from "../model/value";
import type { SubnetSpec, VpcArguments } from "./arguments";
import type { Subnet } from "./subnet";

/** An output of another row, perhaps worked over. */
export class Ref {
  constructor(
    readonly row: Row,
    readonly output: string = "id",
    readonly apply: (value: Value) => Value = (value) => value,
  ) {}
}

export type Planned = Value | Ref | Planned[] | { [key: string]: Planned };

export interface PlannedInputs {
  [property: string]: Planned;
}

export interface Row {
  /** Type token. */
  readonly type: string;
  readonly name: string;
  /** Absent: the component. */
  readonly parent?: Row;
  readonly inputs: Readonly<PlannedInputs>;
}

export interface Plan {
  readonly vpc: Row;
  readonly internetGateway: Row;
  /** Zone by zone, in a zone by creation order. */
  readonly subnets: readonly { readonly subnet: Subnet; readonly row: Row }[];
  readonly routeTables: readonly Row[];
  readonly routeTableAssociations: readonly Row[];
  readonly routes: readonly Row[];
  readonly eips: readonly Row[];
  readonly natGateways: readonly Row[];
  readonly vpcEndpoints: readonly Row[];
  /** Security groups and rules of endpoints: no output names them. */
  readonly others: readonly Row[];
  readonly subnetLayout: readonly SubnetSpec[];
  readonly warnings: readonly string[];
}

/** What the pieces of a plan share. */
export interface Parts {
  readonly name: string;
  readonly args: VpcArguments;
  readonly zoneNames: readonly string[];
  readonly region: ValueMap;
  readonly vpc: Row;
  readonly internetGateway: Row;
}
