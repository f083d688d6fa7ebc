/** At create and update AWS looks up what a resource names. */
import type { Transaction } from "../cloud/store";
import { Refusal, type ResourceTable, type ValueMap } from "../model/table";
import type { Aws } from "./aws";
import { targetsOf } from "./catalogue";
import { inputsOf } from "./inputs";
import { collectReferences, type NamedReference, resolve } from "./references";

/** Something that exists was not found yet: the count of hidden reads went down, so the transaction must be kept. */
export class Hidden {
  constructor(readonly refusal: Refusal) {}
}

export function checkReferences(
  aws: Aws,
  table: ResourceTable,
  values: ValueMap,
  region: string,
  transaction: Transaction,
): void {
  for (const named of collectReferences(inputsOf(table), values)) {
    const { reference } = named;
    if (reference.missing === undefined) continue;
    const found = resolve(aws, named, region);
    if (found === undefined) throw missing(named, false);
    if (found.hiddenReads === undefined || found.hiddenReads <= 0) continue;
    transaction.put({ ...found, hiddenReads: found.hiddenReads - 1 });
    throw new Hidden(missing(named, true));
  }
}

function missing({ reference, value }: NamedReference, retryable: boolean): Refusal {
  const name = targetsOf(reference)[0]?.split(":").at(-1);
  const message = reference.message?.replaceAll("{value}", value) ?? `The ${name} '${value}' does not exist`;
  return new Refusal(reference.missing ?? "", message, 400, retryable);
}
