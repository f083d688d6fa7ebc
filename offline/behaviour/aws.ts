/** What one configured provider works with. */
import type { Store } from "../cloud/store";
import type { Calls } from "../faults/calls";
import type { ValueMap } from "../model/table";
import type { Catalogue } from "./catalogue";

export interface Configuration {
  readonly account: string;
  /** The provider's Region; absent while a program has not said it. */
  readonly region?: string;
  readonly defaultTags: { readonly [key: string]: string };
  readonly ignoreTags: { readonly keys: readonly string[]; readonly keyPrefixes: readonly string[] };
}

export interface Aws {
  readonly catalogue: Catalogue;
  readonly store: Store;
  readonly calls: Calls;
  readonly configuration: Configuration;
  /** Runs a Lambda function's code: see offline/lambda. */
  readonly invokeFunction: (request: {
    readonly aws: Aws;
    readonly region: string;
    readonly functionName: string;
    readonly payload: string;
  }) => Promise<string>;
}

/** Where resources of a type live: its Region, or the one place for types without. */
export function placeOf(
  scope: "regional" | "global",
  inputs: ValueMap,
  configuration: Configuration,
): string {
  if (scope === "global") return "global";
  return typeof inputs.region === "string" ? inputs.region : (configuration.region ?? fallbackRegion);
}

/** Global types are run from somewhere; the control plane of most is in us-east-1. */
export const fallbackRegion = "us-east-1";
