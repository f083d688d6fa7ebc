import type { SubnetSpec, SubnetType } from "./arguments";

/** One subnet of the layout. */
export interface Subnet {
  /** From 0. */
  readonly zone: number;
  readonly spec: SubnetSpec;
  readonly type: Exclude<SubnetType, "Unused">;
  /** Logical name: `<vpc>-<spec>-<zone from 1>`. */
  readonly name: string;
  readonly cidrBlock: string;
}
