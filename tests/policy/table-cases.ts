/** Cases of rules that are tables: a row a type, with what breaks the rule and what mends it. */

import type { Props } from "./analyze";
import { type Case, type RuleCases, UNKNOWN } from "./cases";

export interface Row {
  readonly type: string;
  readonly bad: Props;
  readonly says: string;
  readonly good: Props;
  /** The top-level property that decides once it is known. */
  readonly decides: string;
}

const given = ({ type }: Row, props: Props) => ({ type, props });

export function tableCases(
  rows: readonly Row[],
  more: Partial<Record<"violating" | "clean" | "unknown", Case[]>> = {},
) {
  return {
    violating: [
      ...rows.map(
        (row): Case => ({
          title: `${row.type} ${JSON.stringify(row.bad)}`,
          given: given(row, row.bad),
          says: row.says,
        }),
      ),
      ...(more.violating ?? []),
    ],
    clean: [
      ...rows.map(
        (row): Case => ({ title: `${row.type} ${JSON.stringify(row.good)}`, given: given(row, row.good) }),
      ),
      ...(more.clean ?? []),
    ],
    unknown: [
      ...rows.map(
        (row): Case => ({
          title: `${row.type} with an unknown ${row.decides}`,
          given: given(row, { ...row.bad, [row.decides]: UNKNOWN }),
          says: row.decides,
        }),
      ),
      ...(more.unknown ?? []),
    ],
  } satisfies RuleCases;
}
