/**
 * Property maps between the wire (google.protobuf.Struct with Pulumi's signatures) and table values.
 * Secrets become a set of paths on the way in, and are wrapped again from such a set on the way out.
 * https://pulumi-developer-docs.readthedocs.io/latest/developer-docs/providers/implementers-guide.html
 */
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { formatPath, isAtOrUnder, type Path, parsePath } from "../model/paths";
import { Asset, isMap, UNKNOWN, type Value, type ValueMap } from "../model/value";

const signatureKey = "4dabf18193072939515e22adb298388d";
const signatures = {
  secret: "1b47061264138c4ac30d75fd1eb44270",
  asset: "c44067f5952c0a294b673a41bacd8c17",
  archive: "0def7320c3a5731c473e5ecbe6d01bc7",
  resource: "5cf8f73096256a8f31e491e813e4eb8e",
  output: "d0e6a833031e9bbcd3f4e8bde6ca49a4",
} as const;

const unknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const unknownTexts = new Set([
  unknownText,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export interface Unmarshalled {
  readonly values: ValueMap;
  /** Paths of secrets, in Pulumi's notation. */
  readonly secrets: string[];
  /** URNs that output values depend on, by top-level property. */
  readonly dependencies: { [property: string]: string[] };
}

export function unmarshal(struct: Struct | undefined): Unmarshalled {
  const secrets: string[] = [];
  const dependencies: { [property: string]: string[] } = {};
  const values: ValueMap = {};
  const raw: { [key: string]: unknown } = struct?.toJavaScript() ?? {};
  for (const [name, value] of Object.entries(raw)) {
    const found = new Set<string>();
    values[name] = fromWire(value, [name], secrets, found);
    if (found.size > 0) dependencies[name] = [...found];
  }
  return { values, secrets, dependencies };
}

function fromWire(value: unknown, path: Path, secrets: string[], dependencies: Set<string>): Value {
  if (typeof value === "string") return unknownTexts.has(value) ? UNKNOWN : value;
  if (typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) {
    return value.map((item, index) => fromWire(item, [...path, index], secrets, dependencies));
  }
  if (typeof value !== "object" || value === null) return null;
  const map = value as { [key: string]: unknown };
  if (signatureKey in map) return fromSigned(map, path, secrets, dependencies);
  const entries = Object.entries(map).map(([key, item]) => [
    key,
    fromWire(item, [...path, key], secrets, dependencies),
  ]);
  return Object.fromEntries(entries) as ValueMap;
}

function fromSigned(
  map: { [key: string]: unknown },
  path: Path,
  secrets: string[],
  dependencies: Set<string>,
): Value {
  switch (map[signatureKey]) {
    case signatures.secret:
      secrets.push(formatPath(path));
      return fromWire(map.value, path, secrets, dependencies);
    case signatures.output: {
      if (map.secret === true) secrets.push(formatPath(path));
      if (Array.isArray(map.dependencies)) for (const urn of map.dependencies) dependencies.add(String(urn));
      return "value" in map ? fromWire(map.value, path, secrets, dependencies) : UNKNOWN;
    }
    case signatures.resource: {
      const id = typeof map.id === "string" && map.id !== "" ? map.id : undefined;
      dependencies.add(String(map.urn));
      return id === undefined
        ? "id" in map
          ? UNKNOWN
          : String(map.urn)
        : fromWire(id, path, secrets, dependencies);
    }
    case signatures.asset:
      return fileFrom("asset", map);
    case signatures.archive:
      return fileFrom("archive", map);
    default:
      throw new Error(
        `${formatPath(path)}: the engine sent a value with the unknown signature ${String(map[signatureKey])}`,
      );
  }
}

function fileFrom(kind: "asset" | "archive", map: { [key: string]: unknown }): Asset {
  const text = (name: string) =>
    typeof map[name] === "string" && map[name] !== "" ? String(map[name]) : undefined;
  const parts =
    typeof map.assets === "object" && map.assets !== null ? Object.entries(map.assets) : undefined;
  const children = parts?.map(([name, part]) => {
    const child = part as { [key: string]: unknown };
    return [name, fileFrom(child[signatureKey] === signatures.archive ? "archive" : "asset", child)] as const;
  });
  const [path, uri] = [text("path"), text("uri")];
  // The engine sends every field, and an empty `assets` beside a path.
  const content =
    path !== undefined
      ? { path }
      : uri !== undefined
        ? { uri }
        : children !== undefined
          ? { children: Object.fromEntries(children) }
          : { text: text("text") ?? "" };
  return new Asset(kind, content, text("hash") ?? "");
}

/** `secrets` are paths; whatever lies at one of them is wrapped. */
export function marshal(values: ValueMap, secrets: readonly string[] = []): Struct {
  const patterns = secrets.map(parsePath);
  const out: { [key: string]: unknown } = {};
  for (const [name, value] of Object.entries(values)) out[name] = toWire(value, [name], patterns);
  return Struct.fromJavaScript(out as Parameters<typeof Struct.fromJavaScript>[0]);
}

function toWire(value: Value, path: Path, secrets: readonly Path[]): unknown {
  const isSecret = secrets.some((secret) => secret.length === path.length && isAtOrUnder(path, secret));
  const plain = plainToWire(value, path, secrets);
  return isSecret ? { [signatureKey]: signatures.secret, value: plain } : plain;
}

function plainToWire(value: Value, path: Path, secrets: readonly Path[]): unknown {
  if (value === UNKNOWN) return unknownText;
  if (value instanceof Asset) return fileToWire(value);
  if (Array.isArray(value)) return value.map((item, index) => toWire(item, [...path, index], secrets));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, toWire(item, [...path, key], secrets)]),
  );
}

function fileToWire(file: Asset): unknown {
  const { children, ...place } = file.content;
  const assets =
    children &&
    Object.fromEntries(Object.entries(children).map(([name, child]) => [name, fileToWire(child)]));
  return {
    [signatureKey]: signatures[file.kind],
    hash: file.hash,
    ...place,
    ...(assets === undefined ? {} : { assets }),
  };
}
