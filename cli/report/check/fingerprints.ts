import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { WantedResource } from "../../engine/record";

/** A resource, by the fingerprint of each of its properties. */
export interface Wanted {
  urn: string;
  properties: Readonly<Record<string, string>>;
}

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
  const text = JSON.stringify(value, (_, inner) => lasting(inner)) ?? "";
  return createHash("sha1").update(text).digest("base64").slice(0, 12);
}

/** The engine ends names that it makes up with seven random digits, other ones in every run. */
const randomName = /-[0-9a-f]{7}(?![0-9a-z])/g;

/** By this key the engine marks what is more than plain data. */
const signature = "4dabf18193072939515e22adb298388d";

/** What stays the same from run to run and from directory to directory. */
function lasting(value: unknown): unknown {
  if (typeof value === "string") return unpacked(value).replace(randomName, "-");
  if (typeof value !== "object" || value === null) return value;
  return signature in value && "hash" in value ? value.hash : value; // a file or an archive, whatever its path
}

/** Names are in user data, too, which is packed. */
function unpacked(text: string): string {
  if (!/^[\w+/]{80,}={0,2}$/.test(text)) return text;
  const bytes = Buffer.from(text, "base64");
  try {
    return gunzipSync(bytes).toString();
  } catch {
    return bytes.toString();
  }
}
