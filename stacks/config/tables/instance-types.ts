/**
 * Instance families that Global Accelerator takes no endpoint of, not even behind an Elastic IP.
 * Source: AWS, "Endpoints for standard accelerators", instance types that are not supported.
 */
export const familiesWithoutAccelerator: readonly string[] = [
  "c1",
  "cc1",
  "cc2",
  "cg1",
  "cg2",
  "cr1",
  "cs1",
  "g1",
  "g2",
  "hi1",
  "hs1",
  "m1",
  "m2",
  "m3",
  "t1",
];

/** Whether a family runs on Arm: a `g` after the generation (c7g, t4g, c7gn, im4gn), and the first one, a1. */
export function isArm(family: string): boolean {
  return family === "a1" || /^[a-z]+\d+[a-z]*g/.test(family);
}
