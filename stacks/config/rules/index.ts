/** All rules between settings, in the order in which their mistakes are reported. */
import { account } from "./account";
import { addressRanges } from "./address-ranges";
import { availabilityZones } from "./availability-zones";
import { connections } from "./connections";
import { dns } from "./dns";
import { draining } from "./draining";
import { dualStack } from "./dual-stack";
import { globalStack } from "./global-stack";
import { protection } from "./protection";
import { recordings } from "./recordings";
import { region } from "./region";
import type { Rule } from "./rule";
import { sizes } from "./sizes";
import { taskSize } from "./task-size";

export const rules: readonly Rule[] = [
  region,
  globalStack,
  account,
  dns,
  dualStack,
  addressRanges,
  availabilityZones,
  sizes,
  taskSize,
  connections,
  recordings,
  draining,
  protection,
];
