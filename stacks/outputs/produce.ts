/** The writing side of the contract: type-checks what a stack exports and stamps it. */
import type { Input } from "@pulumi/pulumi";
import { type CellOutputs, contractVersions, type GlobalOutputs } from "./contract";

/** `T` as a stack program can give it: any part of it may still be an output. */
export type InputForm<T> = [T] extends [readonly (infer Element)[]]
  ? Input<InputForm<Element>[]>
  : [T] extends [object]
    ? Input<{ [Key in keyof T]: InputForm<T[Key]> }>
    : Input<T>;

/** The exports of a stack without their stamp, each of them possibly still an output. */
export type Exports<T> = { [Key in keyof Omit<T, "contract">]: InputForm<T[Key]> };

/** Exports of the global stack, stamped with the contract's kind and version. */
export function globalOutputs(values: Exports<GlobalOutputs>) {
  return { contract: { kind: "global", version: contractVersions.global }, ...values } as const;
}

/** Exports of a cell stack, stamped with the contract's kind and version. */
export function cellOutputs(values: Exports<CellOutputs>) {
  return { contract: { kind: "cell", version: contractVersions.cell }, ...values } as const;
}
