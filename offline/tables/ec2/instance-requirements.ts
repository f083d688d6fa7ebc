/** Attributes by which EC2 picks instance types: in launch templates and in mixed instances policies. */
import { block, flag, integer, number, type Properties, set, text } from "../../model/table";

const range = (needed = false) =>
  block({ min: integer({ required: needed, min: 0 }), max: integer({ min: 0 }) }, { required: needed });
const fraction = () => block({ min: number({ min: 0 }), max: number({ min: 0 }) });
const included = () => text({ oneOf: ["included", "excluded", "required"] });

/** `strict`: launch templates demand memory and processors; overrides of a group leave that to the API. */
export function instanceRequirements(strict = false): Properties {
  return {
    memoryMib: range(strict),
    vcpuCount: range(strict),
    acceleratorCount: range(),
    acceleratorManufacturers: set(text()),
    acceleratorNames: set(text()),
    acceleratorTotalMemoryMib: range(),
    acceleratorTypes: set(text({ oneOf: ["fpga", "gpu", "inference", "media"] })),
    allowedInstanceTypes: set(text(), { maxItems: 400, conflictsWith: ["excludedInstanceTypes"] }),
    bareMetal: included(),
    baselineEbsBandwidthMbps: range(),
    burstablePerformance: included(),
    cpuManufacturers: set(text()),
    excludedInstanceTypes: set(text(), { maxItems: 400 }),
    instanceGenerations: set(text({ oneOf: ["current", "previous"] })),
    localStorage: included(),
    localStorageTypes: set(text({ oneOf: ["hdd", "ssd"] })),
    maxSpotPriceAsPercentageOfOptimalOnDemandPrice: integer({ min: 1 }),
    memoryGibPerVcpu: fraction(),
    networkBandwidthGbps: fraction(),
    networkInterfaceCount: range(),
    onDemandMaxPricePercentageOverLowestPrice: integer({ min: 1 }),
    requireHibernateSupport: flag(),
    spotMaxPricePercentageOverLowestPrice: integer({ min: 1 }),
    totalLocalStorageGb: fraction(),
  };
}
