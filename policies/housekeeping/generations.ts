/** What AWS itself calls previous, with what follows it. */

/**
 * Families of EC2 instances on AWS's page of previous generations (aws.amazon.com/ec2/previous-generation), and T2 to R4, Xen
 * machines that a cheaper and faster Nitro family of the same shape has followed. RDS and ElastiCache name theirs after them.
 */
export const INSTANCE_FAMILIES: Readonly<Record<string, string>> = {
  t1: "t3 or t4g",
  t2: "t3 or t4g",
  m1: "m7i or m7g",
  m2: "r7i or r7g",
  m3: "m7i or m7g",
  m4: "m7i or m7g",
  c1: "c7i or c7g",
  cc2: "c7i or c7g",
  c3: "c7i or c7g",
  c4: "c7i or c7g",
  cr1: "r7i or r7g",
  r3: "r7i or r7g",
  r4: "r7i or r7g",
  i2: "i4i or i4g",
  hs1: "d3",
  d2: "d3",
  g2: "g5 or g6",
  g3: "g5 or g6",
  p2: "p4 or g5",
};

/** The family that follows, for an instance type such as `m4.large`, `db.m4.large` or `cache.m4.large`. */
export function successorOf(instanceType: string): string | undefined {
  const family = instanceType.replace(/^(db|cache)\./, "").split(".")[0] ?? "";
  return Object.hasOwn(INSTANCE_FAMILIES, family) ? INSTANCE_FAMILIES[family] : undefined;
}
