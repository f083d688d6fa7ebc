/** Sets of points with whole-number coordinates, as lists of boxes: what admits, denies and ports are worked out with. */

/** `first` to `last`, both included. */
export interface Interval {
  readonly first: bigint;
  readonly last: bigint;
}

/** One interval for each dimension. All boxes of a set have the same dimensions. */
export type Box = readonly Interval[];

export const interval = (first: bigint | number, last: bigint | number = first): Interval => ({
  first: BigInt(first),
  last: BigInt(last),
});

const isEmpty = (box: Box): boolean => box.some(({ first, last }) => first > last);

const larger = (a: bigint, b: bigint): bigint => (b > a ? b : a);
const smaller = (a: bigint, b: bigint): bigint => (b < a ? b : a);

/** The one box that two boxes have in common, or none. */
function overlap(a: Box, b: Box): Box[] {
  const box = a.map((side, dimension) => {
    const other = b[dimension] ?? side;
    return { first: larger(side.first, other.first), last: smaller(side.last, other.last) };
  });
  return isEmpty(box) ? [] : [box];
}

/** The points that both sets have. */
export const intersect = (a: readonly Box[], b: readonly Box[]): Box[] =>
  a.flatMap((left) => b.flatMap((right) => overlap(left, right)));

/** The points of `from` that `taken` does not have. */
export const subtract = (from: readonly Box[], taken: readonly Box[]): Box[] =>
  taken.reduce<Box[]>((left, hole) => left.flatMap((box) => cut(box, hole)), [...from]);

/** The same points in boxes that do not overlap. */
export function disjoint(boxes: readonly Box[]): Box[] {
  const sofar: Box[] = [];
  for (const box of boxes) sofar.push(...subtract([box], sofar));
  return sofar;
}

export const covers = (whole: readonly Box[], part: readonly Box[]): boolean =>
  subtract(part, whole).length === 0;

/** What is left of a box around a hole: in each dimension the parts below and above it. */
function cut(box: Box, hole: Box): Box[] {
  const [inside] = overlap(box, hole);
  if (!inside) return [box];
  return box
    .flatMap((side, dimension) => {
      const { first, last } = inside[dimension] ?? side;
      const slice = (part: Interval): Box => [
        ...inside.slice(0, dimension),
        part,
        ...box.slice(dimension + 1),
      ];
      return [slice({ ...side, last: first - 1n }), slice({ ...side, first: last + 1n })];
    })
    .filter((part) => !isEmpty(part));
}
