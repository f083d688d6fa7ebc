import { createHash } from "node:crypto";
import type { WantedResource } from "../../engine/record";
import type { Wanted } from "./report";

/** The engine ends names that it makes up with seven random digits, other ones in every run. */
const randomName = /-[0-9a-f]{7}(?![0-9a-z])/g;

/** Each resource with a fingerprint of each input: enough to tell what differs, and no value is kept. */
export function fingerprints(resources: readonly WantedResource[]): Wanted[] {
  return resources.map(({ urn, inputs }) => ({
    urn,
    properties: Object.fromEntries(
      Object.entries(inputs)
        .filter(([name]) => !name.startsWith("__"))
        .map(([name, value]) => [name, fingerprint(value)]),
    ),
  }));
}

function fingerprint(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return createHash("sha1").update(text.replace(randomName, "-")).digest("base64").slice(0, 12);
}
